/** The STOPs that stand over every screen: theirs until they are read, both until the effect is told. */

import { SvelteSet } from 'svelte/reactivity'
import { store } from '../lib/store.svelte'
import type { ItemView } from '../lib/types'

/** Beyond it an open STOP stands in the messages only; nobody waits for its effect any more. */
const SHOWN_MS_MAX = 12 * 3600 * 1000

const isRecent = (item: ItemView): boolean => store.statusAt - (item.arrived ?? item.at) < SHOWN_MS_MAX
export const isUnreadStop = (item: ItemView): boolean => !item.lights.acknowledged

class Stops {
  /** Those that an officer at this console has put aside after they were read. */
  readonly #aside = new SvelteSet<string>()
  #isBegun = false

  /** STOPs whose effect nobody has told, of both sides. */
  open = $derived(store.openStops.filter((item) => isUnreadStop(item) || isRecent(item)))
  theirs = $derived(this.open.filter((item) => item.author !== store.ours))
  /** What the overlay shows. */
  over = $derived(this.theirs.filter((item) => isUnreadStop(item) || !this.#aside.has(item.id)))
  unread = $derived(this.over.filter(isUnreadStop))

  /** At the first look only what is unread comes over the screen; the bar has the rest. */
  begin(): void {
    if (this.#isBegun) return
    this.#isBegun = true
    for (const item of this.theirs) if (!isUnreadStop(item)) this.#aside.add(item.id)
    store.on('ended', () => this.#aside.clear())
  }

  putAside(): void {
    for (const item of this.over) if (!isUnreadStop(item)) this.#aside.add(item.id)
  }

  bringBack(id: string): void {
    this.#aside.delete(id)
  }
}

export const stops = new Stops()
