/** What follows from the items by themselves: what is open, until when, and what belongs together. */

import type { ItemView, LightName, Precedence } from './types'

export const PRECEDENCES: readonly Precedence[] = ['FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE']
export const LIGHTS: readonly LightName[] = [
  'recorded',
  'sent',
  'held',
  'shown',
  'acknowledged',
  'answered',
  'onward',
]
export const ROW_LIGHTS: readonly LightName[] = ['held', 'shown', 'acknowledged', 'answered']

const WANTS_READING = new Set(['message', 'stop', 'notice'])
const THREAD_DEEP_MAX = 64

export type Profile = Record<string, unknown>

export const isStop = (item: ItemView): boolean => item.kind === 'stop'

/** Whether a person of the other side has still to acknowledge this item. */
export function isUnread(item: ItemView): boolean {
  return (
    WANTS_READING.has(item.kind) &&
    item.signed &&
    !item.void &&
    !item.cancelled &&
    !item.other_branch &&
    !item.lights.acknowledged
  )
}

export const rankOf = (item: ItemView): number =>
  item.precedence === null ? PRECEDENCES.length : PRECEDENCES.indexOf(item.precedence)

function seconds(profile: Profile, key: string, otherwise: number): number {
  const value = profile[key]
  return typeof value === 'number' ? value : otherwise
}

const UNTIL_STEP_ONE: Record<Precedence, number> = {
  FLASH: 60,
  IMMEDIATE: 180,
  PRIORITY: 1800,
  ROUTINE: 0,
}

/** When the escalation of an unread item begins; null: never. */
export function deadlineOf(item: ItemView, profile: Profile): number | null {
  if (item.precedence === null) return null
  const key = `escalation.${item.precedence.toLowerCase()}_s`
  const span = seconds(profile, key, UNTIL_STEP_ONE[item.precedence])
  return span === 0 ? null : (item.arrived ?? item.at) + span * 1000
}

/** When the effect of a STOP should have been confirmed. */
export const effectDueOf = (item: ItemView, profile: Profile): number =>
  (item.arrived ?? item.at) + seconds(profile, 'stop.effect_s', 120) * 1000

/** The order of the queue: STOP, precedence, REAL before the rest, deadline, arrival. */
export function byNeed(profile: Profile): (a: ItemView, b: ItemView) => number {
  return (a, b) =>
    Number(isStop(b)) - Number(isStop(a)) ||
    rankOf(a) - rankOf(b) ||
    Number(b.mode === 'REAL') - Number(a.mode === 'REAL') ||
    (deadlineOf(a, profile) ?? Infinity) - (deadlineOf(b, profile) ?? Infinity) ||
    (a.seq ?? Infinity) - (b.seq ?? Infinity)
}

/** The item a thread begins with: what this one refers to, and what that refers to, to the end. */
export function rootOf(item: ItemView, items: { get(id: string): ItemView | undefined }): string {
  let found = item
  for (let deep = 0; deep < THREAD_DEEP_MAX && found.reference; deep++) {
    const before = items.get(found.reference)
    if (!before || before.id === item.id) break
    found = before
  }
  return found.id
}

/** Every thread by the id of its first item, each in order of arrival. */
export function threadsOf(items: ReadonlyMap<string, ItemView>): Map<string, ItemView[]> {
  const threads = new Map<string, ItemView[]>()
  for (const item of items.values()) {
    const root = rootOf(item, items)
    const thread = threads.get(root)
    if (thread) thread.push(item)
    else threads.set(root, [item])
  }
  for (const thread of threads.values()) {
    thread.sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity))
  }
  return threads
}

/** The furthest light that is lit, for one word about an item. */
export const furthest = (item: ItemView): LightName | null =>
  [...LIGHTS].reverse().find((name) => item.lights[name]) ?? null
