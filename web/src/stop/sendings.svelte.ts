/**
 * STOPs on their way to our own node. They outlive their form: one that fails after the officer has
 * left it is told to him over every screen, with all that he typed, and can be sent again.
 */

import { act, type Sent, type Tried } from '../lib/acts'
import { alarms } from '../lib/alarms.svelte'
import { draft } from '../lib/drafts.svelte'
import { store } from '../lib/store.svelte'
import type { Mode } from '../lib/types'

/** What the node is asked to send. */
export interface Asked {
  text: string
  mode: Mode
  language: string
  position?: [number, number, string]
}

/** What stands in the fields of the form. */
export interface Words {
  phrase: string
  text: string
  typed: string
}

export type SendingState = 'on-way' | 'sent' | 'not-sent' | 'unknown'

/** More than these nobody has an overview of; the oldest goes. */
const KEPT_MAX = 20
/** A fault that came this shortly before the form was left may not have been seen. */
const UNSEEN_MS = 2000
const NAME = 'stop.sending'

let last = 0

/** One STOP of this console, from the press until it is recorded or given up. */
export class Sending implements Tried {
  readonly id = `own-${++last}`
  state = $state<SendingState>('on-way')
  fault = $state.raw<unknown>(null)
  /** Not null after a fault: what was sent may stand in the record. */
  sent = $state.raw<Sent | null>(null)
  /** Its form is open and tells what becomes of it. */
  hasForm = $state(true)
  /** It failed and its form was gone: only the officer takes it away. */
  isLeft = $state(false)
  /** He has seen it and put it aside. */
  isAside = $state(false)
  /** The item that it became. */
  item = $state('')
  failedAt = -Infinity

  constructor(
    readonly asked: Asked,
    readonly words: Words,
    readonly at: number,
  ) {}

  get hasFailed(): boolean {
    return this.state === 'not-sent' || this.state === 'unknown'
  }

  isOf(asked: Asked): boolean {
    return JSON.stringify(asked) === JSON.stringify(this.asked)
  }
}

type Kept = Pick<Sending, 'asked' | 'words' | 'at' | 'sent' | 'isAside'>

class Sendings {
  #all = $state.raw<readonly Sending[]>([])
  /** The next form that opens has the words of this one. */
  #toForm: Sending | null = null
  #owner = ''

  /** What stands over every screen until the officer has seen it. */
  over = $derived(this.#all.filter((one) => one.isLeft && !one.hasForm && !one.isAside))
  /** What the bar tells: put aside, or on its way without a form. */
  bar = $derived(
    this.#all.filter((one) => !one.hasForm && (one.isLeft ? one.isAside : one.state === 'on-way')),
  )

  constructor() {
    $effect.root(() => {
      // The entry may come by the stream when no answer did.
      $effect(() => {
        for (const one of this.#all) {
          const id = one.sent?.prepared.id
          if (one.state === 'unknown' && id && store.item(id)) this.#becomes(one, id)
        }
      })
      $effect(() => {
        alarms.own = this.over
          .filter((one) => one.hasFailed)
          .map(({ id, asked, at }) => ({ id, mode: asked.mode, since: at }))
      })
      $effect(() => {
        const kept = this.#all
          .filter((one) => one.state !== 'sent')
          .map(({ asked, words, at, sent, isAside }): Kept => ({ asked, words, at, sent, isAside }))
        if (this.#owner) this.#keep(kept)
      })
    })
    store.on('ended', () => {
      this.#owner = ''
      this.#all = []
      this.#toForm = null
    })
  }

  /** The screens stand: what a reload cut off while it was on its way has an unknown outcome. */
  begin(): void {
    const owner = store.session?.officer?.certificate ?? ''
    if (this.#owner === owner) return
    const before = draft(NAME, { list: '' }).value.list
    this.#owner = owner
    let found: Kept[] = []
    try {
      found = before ? (JSON.parse(before) as Kept[]) : []
    } catch {
      // Kept by another build of this page.
    }
    for (const { asked, words, at, sent, isAside } of found) {
      const one = this.#put(new Sending(asked, words, at))
      one.sent = sent
      one.state = sent ? 'unknown' : 'not-sent'
      one.hasForm = false
      one.isLeft = true
      one.isAside = isAside
    }
  }

  /** A STOP of an open form; `before` is the one that it sent until now. */
  of(asked: Asked, words: Words, before: Sending | null): Sending {
    if (before?.isOf(asked)) return before
    if (before) this.forget(before)
    return this.#put(new Sending(asked, words, store.now))
  }

  /** Send it, or send the same again. True when the node has recorded it. */
  async send(one: Sending): Promise<boolean> {
    if (one.state === 'sent') return true
    one.state = 'on-way'
    one.fault = null
    try {
      const { id } = await act('send-stop', { ...one.asked }, one)
      this.#becomes(one, id)
      return true
    } catch (fault) {
      if ((one.state as SendingState) === 'sent') return true
      one.fault = fault
      one.state = one.sent ? 'unknown' : 'not-sent'
      one.failedAt = performance.now()
      if (!one.hasForm) this.#leave(one)
      return false
    }
  }

  /** Its form closes. What has failed before his eyes is given up with it, as all that he typed. */
  closes(one: Sending): void {
    one.hasForm = false
    if (one.state === 'on-way') return
    if (one.isLeft && one.hasFailed) one.isAside = true
    else if (one.hasFailed && performance.now() - one.failedAt < UNSEEN_MS) this.#leave(one)
    else this.forget(one)
  }

  /** Give its words back to the form, which opens next. */
  toForm(one: Sending): void {
    this.#toForm = one
  }

  /** What the form that opens now has to begin with. */
  forForm(): Sending | null {
    const one = this.#toForm
    this.#toForm = null
    if (one) one.hasForm = true
    return one
  }

  putAside(): void {
    for (const one of this.over) {
      if (one.state === 'sent') this.forget(one)
      else one.isAside = true
    }
  }

  forget(one: Sending): void {
    this.#all = this.#all.filter((other) => other !== one)
  }

  #put(one: Sending): Sending {
    this.#all = [...this.#all, one].slice(-KEPT_MAX)
    return one
  }

  #leave(one: Sending): void {
    one.isLeft = true
    one.isAside = false
  }

  // Told where he looks: by its form, or over the screen. Else the bar of the open STOPs has it.
  #becomes(one: Sending, item: string): void {
    one.item = item
    one.state = 'sent'
    one.fault = null
    if (!one.hasForm && (!one.isLeft || one.isAside)) this.forget(one)
  }

  #keep(kept: readonly Kept[]): void {
    const words = draft(NAME, { list: '' })
    words.value.list = kept.length ? JSON.stringify(kept) : ''
    if (kept.length) words.keep()
    else words.clear()
  }
}

export const sendings = new Sendings()
