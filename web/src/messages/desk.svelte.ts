/** What this officer is doing with an item now: which form is open, what is on its way, what was refused. */

import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import { act, acknowledge, StillOnItsWay } from '../lib/acts'
import { t } from '../lib/i18n.svelte'
import { store } from '../lib/store.svelte'
import { OutcomeUnknown, outcomes } from '../lib/unanswered.svelte'
import type { ItemView } from '../lib/types'
import { known } from './thread.svelte'

export const MEANINGS = [
  'understood',
  'not-understood',
  'will-comply',
  'cannot-comply',
  'referred',
  'repeat-part',
] as const
export type Meaning = (typeof MEANINGS)[number]
export type FormName = 'answer' | 'cancel' | 'correct' | 'repeat' | 'translate' | 'effect'

const ANSWERED = new Set(['message', 'stop', 'notice', 'cancel', 'correct', 'repeat', 'schedule'])
const CORRECTED = new Set(['message', 'stop', 'notice', 'schedule'])
const READ = new Set(['message', 'stop', 'notice'])

export const isTheirs = (item: ItemView): boolean => item.author !== store.ours
const isAlive = (item: ItemView): boolean => !item.void && !item.other_branch && item.signed

export const canRead = (item: ItemView): boolean =>
  isTheirs(item) && READ.has(item.kind) && isAlive(item) && !item.lights.acknowledged && store.has('acknowledge')
export const canAnswer = (item: ItemView): boolean =>
  isTheirs(item) && ANSWERED.has(item.kind) && isAlive(item) && store.has('acknowledge')
export const canTellEffect = (item: ItemView): boolean =>
  isTheirs(item) && (item.kind === 'stop' || item.kind === 'message') && isAlive(item) && store.has('acknowledge')
export const canChange = (item: ItemView): boolean =>
  !isTheirs(item) && CORRECTED.has(item.kind) && isAlive(item) && !item.cancelled && store.has('acknowledge')
/** Ours is sent again as it was; of theirs we ask for it. */
export const canRepeat = (item: ItemView): boolean =>
  isAlive(item) && store.has('acknowledge') && (isTheirs(item) ? READ.has(item.kind) : item.kind === 'message')
export const canTranslate = (item: ItemView): boolean =>
  store.has('translate') && !item.void && Boolean(item.text) && item.kind !== 'translate'

/** Each stands with its item; of more than these nobody has an overview, and the oldest goes. */
const FAULTS_MAX = 50
const keyOf = (verb: string, item: string): string => `${verb} ${item}`

class Desk {
  /** The form that is open, and under which item. */
  form = $state.raw<{ item: string; name: FormName } | null>(null)
  /** What is on its way, an act for each item and verb, the newest last: one that hangs bars no other. */
  readonly #onTheWay = new SvelteSet<string>()
  readonly #faults = new SvelteMap<string, unknown>()
  /** What another officer did in the same moment, told politely. */
  notes = $state.raw<{ item: string; text: string } | null>(null)

  opens(item: string, name: FormName): void {
    const isOpen = this.form?.item === item && this.form.name === name
    this.form = isOpen ? null : { item, name }
  }

  /** The form that is open; with arguments only if it is this one. */
  closes(item = this.form?.item, name = this.form?.name): void {
    if (this.form?.item === item && this.form?.name === name) this.form = null
  }

  isOpen(item: string, name: FormName): boolean {
    return this.form?.item === item && this.form.name === name
  }

  faultOf(item: string): unknown {
    return this.#faults.get(item) ?? null
  }

  isBusy(item: string, verb: string): boolean {
    return this.#onTheWay.has(keyOf(verb, item))
  }

  /** "verb item" of the act that began last and is still on its way. */
  get busy(): string | null {
    return [...this.#onTheWay].at(-1) ?? null
  }

  noteOf(item: string): string {
    return this.notes?.item === item ? this.notes.text : ''
  }

  /**
   * Do one act about an item. True when the node has recorded it. The same once more is refused, and said.
   * Without an answer it stays open, with the fault told, until the record has the act: perhaps for ever.
   */
  async does(item: ItemView, verb: string, args: Record<string, unknown>): Promise<boolean> {
    const key = keyOf(verb, item.id)
    if (this.#onTheWay.has(key)) {
      this.#refuses(item.id, new StillOnItsWay(key))
      return false
    }
    this.#onTheWay.add(key)
    this.#faults.delete(item.id)
    let unknown: OutcomeUnknown
    try {
      if (verb === 'ack') await acknowledge(item.id)
      else await act(verb, { item: item.id, ...args })
      return true
    } catch (fault) {
      this.#refuses(item.id, fault)
      if (!(fault instanceof OutcomeUnknown)) return false
      unknown = fault
    } finally {
      this.#onTheWay.delete(key)
      const said = this.#faults.get(item.id)
      if (said instanceof StillOnItsWay && said.key === key) this.#faults.delete(item.id)
    }
    await unknown.act.becomes
    outcomes.forget(unknown.act)
    if (this.#faults.get(item.id) === unknown) this.#faults.delete(item.id)
    return true
  }

  #refuses(item: string, fault: unknown): void {
    this.#faults.delete(item)
    this.#faults.set(item, fault)
    const oldest = this.#faults.keys().next().value
    if (this.#faults.size > FAULTS_MAX && oldest !== undefined) this.#faults.delete(oldest)
  }

  /** What one officer was refused is not for the next one. */
  ends(): void {
    this.closes()
    this.#faults.clear()
    this.notes = null
  }

  async reads(item: ItemView): Promise<void> {
    if (!canRead(item)) return
    const mine = store.session?.officer?.name ?? ''
    if (!(await this.does(item, 'ack', {}))) return
    const by = known(item.id)?.lights.acknowledged?.by ?? ''
    const isAnother = by !== '' && !by.startsWith(`${mine},`) && by !== mine
    this.notes = isAnother ? { item: item.id, text: t('messages-read-before', { name: by }) } : null
  }

  async answers(item: ItemView, meaning: Meaning, text: string, language: string): Promise<boolean> {
    if (!canAnswer(item)) return false
    return this.does(item, 'answer', { meaning, ...(text.trim() ? { text, language } : {}) })
  }
}

export const desk = new Desk()

store.on('ended', () => desk.ends())
