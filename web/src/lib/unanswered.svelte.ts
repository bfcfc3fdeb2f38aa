/**
 * Acts that were sent and got no answer: each may stand in the record. Asked for again in the same
 * words, the very same act goes again, so that it is done once; once the record has it, its form knows.
 */

import type { Done, Sent, Tried } from './acts'
import { ApiFault, get } from './api'
import { draft } from './drafts.svelte'
import { store } from './store.svelte'

/** More than these nobody asks for again; the oldest goes. */
const KEPT_MAX = 50
/** A form that opens so late after the record told of its words is another one: it acts anew. */
const TOLD_MS = 600_000
const NAME = 'unanswered'

type Args = Record<string, unknown>

const keyOf = (verb: string, args: Args): string => JSON.stringify([verb, args])

/** What the record says of an act; null: it has no such act. */
export async function recorded(id: string): Promise<Done | null> {
  try {
    return await get<Done>(`/api/items/${id}`)
  } catch (error) {
    if (error instanceof ApiFault && [404, 410].includes(error.status)) return null
    throw error
  }
}

/** One act of this console, told apart by what is asked. */
export class Unanswered implements Tried {
  sent: Sent | null = null
  /** What it became, as soon as that is known. */
  done = $state.raw<Done | null>(null)
  doneAt = 0
  readonly becomes: Promise<Done>
  #tell: (done: Done) => void = () => undefined

  constructor(readonly key: string) {
    this.becomes = new Promise((resolve) => (this.#tell = resolve))
  }

  ends(done: Done): void {
    this.done = done
    this.doneAt = store.now
    this.#tell(done)
  }
}

/** No answer tells whether the act was recorded. To ask for the same again is safe. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown'

  constructor(
    readonly act: Unanswered,
    /** What happened to the last request; null: the page was loaded anew since. */
    override readonly cause: unknown,
  ) {
    super('the outcome is not known')
  }
}

interface Kept {
  key: string
  sent: Sent
}

class Outcomes {
  #all: readonly Unanswered[] = []
  #owner = ''
  /** Up to where the record was looked at; -1: it must be looked at again. */
  #seen = -1
  #isLooking = false

  constructor() {
    store.on('entry', () => void this.#look())
    store.on('beat', () => void this.#look())
    store.on('sight', () => {
      this.#seen = -1
    })
    store.on('ended', () => {
      this.#all = []
      this.#owner = ''
    })
  }

  /** The act that is asked for: the one that got no answer, or another. */
  of(verb: string, args: Args): Unanswered {
    return this.#find(verb, args) ?? new Unanswered(keyOf(verb, args))
  }

  /** What a form that opens must say of the words that stand in it; null: nothing. */
  faultOf(verb: string, args: Args): OutcomeUnknown | null {
    const one = this.#find(verb, args)
    return one && new OutcomeUnknown(one, null)
  }

  /** What an act became since `fault` was told, if it is still what is asked. Who takes it acts anew. */
  take(fault: unknown, verb?: string, args: Args = {}): Done | null {
    if (!(fault instanceof OutcomeUnknown)) return null
    const { act } = fault
    if (!act.done || (verb !== undefined && act.key !== keyOf(verb, args))) return null
    this.forget(act)
    return act.done
  }

  keep(one: Unanswered): void {
    // What one officer sent is not for the next one.
    if (!store.session) return
    this.#all = [...this.#all.filter(({ key }) => key !== one.key), one].slice(-KEPT_MAX)
    this.#write()
    this.#seen = -1
    void this.#look()
  }

  forget(one: Unanswered): void {
    if (!this.#all.includes(one)) return
    this.#all = this.#all.filter((other) => other !== one)
    this.#write()
  }

  #find(verb: string, args: Args): Unanswered | null {
    this.#begin()
    const key = keyOf(verb, args)
    const one = this.#all.find((other) => other.key === key) ?? null
    if (!one?.done || store.now - one.doneAt < TOLD_MS) return one
    this.forget(one)
    return null
  }

  /** A reload keeps what was typed; it must keep this too. */
  #begin(): void {
    const owner = store.session?.officer?.certificate ?? ''
    if (this.#owner === owner) return
    this.#owner = owner
    try {
      const kept = JSON.parse(draft(NAME, { list: '[]' }).value.list) as Kept[]
      this.#all = kept.map(({ key, sent }) => Object.assign(new Unanswered(key), { sent }))
    } catch {
      // Kept by another build of this page.
      this.#all = []
    }
    this.#seen = -1
  }

  #write(): void {
    const kept = this.#all.flatMap(({ key, sent }): Kept[] => (sent ? [{ key, sent }] : []))
    const words = draft(NAME, { list: '[]' })
    words.value.list = JSON.stringify(kept)
    if (kept.length) words.keep()
    else words.clear()
  }

  // The entry may come by the stream when no answer did.
  async #look(): Promise<void> {
    const open = this.#all.filter((one) => !one.done && one.sent)
    const { seq } = store
    if (!open.length || this.#isLooking || this.#seen === seq) return
    this.#isLooking = true
    this.#seen = seq
    try {
      for (const one of open) {
        const id = one.sent?.prepared.id ?? ''
        const done = await recorded(id)
        if (done && !one.done) this.#ends(one, { id, serial: done.serial })
      }
    } catch {
      // Our node is silent: at its next beat.
      this.#seen = -1
    } finally {
      this.#isLooking = false
    }
  }

  #ends(one: Unanswered, done: Done): void {
    one.ends(done)
    // Who asks for a check once more wants another one.
    if (one.key.endsWith(',{}]')) this.forget(one)
  }
}

export const outcomes = new Outcomes()
