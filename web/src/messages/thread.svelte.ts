/**
 * All of one thread, with what stands in it besides officers' items: answers with their texts,
 * read-backs, translations. The store keeps what is new; older parts are asked for here once.
 */

import { SvelteMap } from 'svelte/reactivity'
import { get } from '../lib/api'
import { rootOf } from '../lib/derive'
import { store } from '../lib/store.svelte'
import type { ItemView } from '../lib/types'

const ASKED_MAX = 80
/** Older items that are kept; beyond it the first that came are forgotten, and asked for again. */
const OLDER_MAX = 2000

type Whole = ItemView & { thread: string[] }

/** What was asked for because the store did not have it; shared, so that a thread is read once. */
const older = new SvelteMap<string, ItemView>()
const asked = new Set<string>()

export const known = (id: string): ItemView | null => store.item(id) ?? older.get(id) ?? null

/** Put what a search found where threads find it. */
export function keepOlder(items: readonly ItemView[]): void {
  for (const item of items) if (!store.items.has(item.id)) older.set(item.id, item)
  for (const id of older.keys()) {
    if (older.size <= OLDER_MAX) break
    older.delete(id)
    asked.delete(id)
  }
}

export const olderItems = (): IterableIterator<ItemView> => older.values()

/** Read the parts of an item's thread that are not here. Throws ApiFault when there is no such item. */
export async function readThread(id: string): Promise<void> {
  const item = known(id)
  const root = item ? rootOf(item, { get: (one) => known(one) ?? undefined }) : id
  const whole = await get<Whole>(`/api/items/${id}`)
  if (!store.items.has(id)) older.set(id, whole)
  const missing = whole.thread.filter((one) => !known(one) && !asked.has(one)).slice(-ASKED_MAX)
  for (const one of missing) {
    asked.add(one)
    older.set(one, await get<ItemView>(`/api/items/${one}`))
  }
  asked.add(root)
}

/** The items of a thread by the id of any of them, in order of arrival. */
export function threadOf(id: string): ItemView[] {
  const item = known(id)
  if (!item) return []
  const all = { get: (one: string) => known(one) ?? undefined }
  const root = rootOf(item, all)
  const found = new Map<string, ItemView>()
  for (const one of [...older.values(), ...store.items.values()]) {
    if (rootOf(one, all) === root) found.set(one.id, one)
  }
  return [...found.values()].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity))
}

/** The text that came with an answer: it stands in an item of its own. */
export function answerText(thread: readonly ItemView[], about: string, at: number, by: string): string {
  const found = thread.find(
    (one) =>
      one.kind === 'answer' &&
      one.reference === about &&
      one.at === at &&
      by.startsWith(one.officer ?? '\0'),
  )
  return found?.text ?? ''
}

store.on('ended', () => {
  older.clear()
  asked.clear()
})
