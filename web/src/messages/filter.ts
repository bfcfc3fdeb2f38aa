/** The queue of messages: what a person has chosen to see, by threads, in the order of need. */

import { isUnread } from '../lib/derive'
import type { ItemView, Mode, Precedence } from '../lib/types'

export const SIDES = ['needs', 'all', 'ours', 'theirs'] as const
export type Side = (typeof SIDES)[number]
export const MODES: readonly Mode[] = ['REAL', 'EXERCISE', 'TEST']
/** What stands in the queue by itself; the rest stands in its thread. */
export const KINDS = ['message', 'stop', 'notice', 'cancel', 'correct', 'repeat', 'suspend', 'resume', 'schedule'] as const

export interface Wanted {
  side: Side
  precedence: Precedence | ''
  mode: Mode | ''
  kind: string
  text: string
}

export interface Thread {
  /** Of its first item. */
  id: string
  /** The first item that is here. */
  first: ItemView
  items: ItemView[]
  /** Items of it that wait for somebody here. */
  needing: ItemView[]
  /** When the last of it came. */
  last: number
}

const LISTED = new Set<string>(KINDS)
export const isListed = (item: ItemView): boolean => LISTED.has(item.kind)

/** What waits for this side: to be read, an effect to be told, a read-back to be judged. */
export function needsUs(item: ItemView, ours: string): boolean {
  if (item.void || item.cancelled) return false
  if (item.author === ours) {
    return (item.read_backs ?? []).some((back) => back.verdict === null)
  }
  return isUnread(item) || (item.kind === 'stop' && !item.effect)
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Whether an item is one of those that are wanted; the side is judged for a whole thread. */
export function fits(item: ItemView, wanted: Wanted): boolean {
  if (wanted.precedence && item.precedence !== wanted.precedence) return false
  if (wanted.mode && item.mode !== wanted.mode) return false
  if (wanted.kind && item.kind !== wanted.kind) return false
  if (!wanted.text.trim()) return true
  const said = [
    item.text ?? '',
    item.officer ?? '',
    String(item.serial ?? ''),
    item.id,
    ...(item.translations ?? []).map((one) => one.text),
    ...(item.attachments ?? []).map((one) => one.name),
  ]
  const parts = fold(wanted.text).split(/\s+/).filter(Boolean)
  const all = fold(said.join('\n'))
  return parts.every((part) => all.includes(part))
}

function asThread(id: string, items: readonly ItemView[], ours: string): Thread | null {
  const listed = items.filter(isListed)
  const first = listed[0]
  if (!first) return null
  return {
    id,
    first,
    items: listed,
    needing: listed.filter((item) => needsUs(item, ours)),
    last: Math.max(...listed.map((item) => item.arrived ?? item.at)),
  }
}

/** Threads that are wanted: those that need us by `byNeed`, then the rest, the newest first. */
export function threadsFor(
  threads: ReadonlyMap<string, readonly ItemView[]>,
  wanted: Wanted,
  ours: string,
  byNeed: (a: ItemView, b: ItemView) => number,
): Thread[] {
  const found: Thread[] = []
  for (const [id, items] of threads) {
    const thread = asThread(id, items, ours)
    if (!thread) continue
    const { side } = wanted
    if (side === 'needs' && !thread.needing.length) continue
    if (side === 'ours' && !thread.items.some((item) => item.author === ours)) continue
    if (side === 'theirs' && !thread.items.some((item) => item.author !== ours)) continue
    if (thread.items.some((item) => fits(item, wanted))) found.push(thread)
  }
  const most = (thread: Thread): ItemView | undefined => [...thread.needing].sort(byNeed)[0]
  return found.sort((a, b) => {
    const [one, other] = [most(a), most(b)]
    if (one && other) return byNeed(one, other)
    if (one || other) return one ? -1 : 1
    return b.last - a.last
  })
}
