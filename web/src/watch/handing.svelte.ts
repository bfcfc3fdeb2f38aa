/** The handover under way, and what this officer is in it. */

import { endKeysLeft, endStep, takeStep } from '../lib/acts'
import { del, get } from '../lib/api'
import { signIn, signInDemo } from '../lib/passkey'
import { store } from '../lib/store.svelte'
import type { ItemView } from '../lib/types'
import { OutcomeUnknown } from '../lib/unanswered.svelte'

export type Part = 'none' | 'outgoing' | 'incoming' | 'bystander'

class Handing {
  isBusy = $state(false)
  fault = $state<unknown>(null)
  /** Items of the list that are older than what the console keeps. */
  #older = $state<Record<string, ItemView>>({})

  handover = $derived(store.watch?.handover ?? null)
  left = $derived(this.handover?.left ?? 0)
  /** Of a list too long to be shown as a whole: how much of it stands there. */
  isCut = $derived(this.handover !== null && this.handover.all > this.handover.items.length)
  part = $derived.by((): Part => {
    const me = store.session?.officer?.name ?? ''
    if (!this.handover) return 'none'
    if (this.handover.from === me) return 'outgoing'
    if (!store.has('watch') || (this.handover.to !== null && this.handover.to !== me)) return 'bystander'
    return 'incoming'
  })

  /** How far it was when the last step began. */
  #before = ''
  #stage = $derived(`${this.handover?.at ?? 0} ${this.left}`)

  constructor() {
    $effect.root(() => {
      // Our node's word of the handover comes also where no answer does.
      $effect(() => {
        if (!(this.fault instanceof OutcomeUnknown) || this.#stage === this.#before) return
        this.fault = null
        endStep()
      })
    })
  }

  item(id: string): ItemView | null {
    return store.item(id) ?? this.#older[id] ?? null
  }

  /** Read what the console does not hold any more. */
  async fetchOlder(): Promise<void> {
    for (const { id } of this.handover?.items ?? []) {
      if (this.item(id)) continue
      const found = await get<ItemView>(`/api/items/${id}`).catch(() => null)
      if (found) this.#older[id] = found
    }
  }

  open(to: string | null): Promise<boolean> {
    return this.#do(() => takeStep('/api/watch/handover', { to }))
  }

  giveUp(): Promise<boolean> {
    return this.#do(() => del('/api/watch/handover'))
  }

  accept(item: string): Promise<boolean> {
    return this.#do(() => takeStep('/api/watch/handover/accept', { item }))
  }

  complete(): Promise<boolean> {
    return this.#do(async () => {
      await takeStep('/api/watch/handover/complete', {})
      await store.refreshSession()
      await endKeysLeft()
    })
  }

  /**
   * The incoming officer signs in at this very console. The outgoing one's session goes on at the
   * node, and so does his watch, until the handover is completed.
   */
  takeSeat(demoOfficer: string | null): Promise<boolean> {
    return this.#do(async () => {
      if (demoOfficer === null) await signIn()
      else await signInDemo(demoOfficer)
      store.leave()
      await store.begin()
    })
  }

  async #do(what: () => Promise<unknown>): Promise<boolean> {
    this.isBusy = true
    this.fault = null
    this.#before = this.#stage
    try {
      await what()
      await store.refresh('watch')
      return true
    } catch (error) {
      this.fault = error
      return false
    } finally {
      this.isBusy = false
    }
  }
}

export const handing = new Handing()
