/** What this officer is doing with an item now: which form is open, what is on its way, what was refused. */

import { act, acknowledge } from '../lib/acts'
import { t } from '../lib/i18n.svelte'
import { store } from '../lib/store.svelte'
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

class Desk {
  /** The form that is open, and under which item. */
  form = $state.raw<{ item: string; name: FormName } | null>(null)
  busy = $state<string | null>(null)
  faults = $state.raw<{ item: string; fault: unknown } | null>(null)
  /** What another officer did in the same moment, told politely. */
  notes = $state.raw<{ item: string; text: string } | null>(null)

  opens(item: string, name: FormName): void {
    const isOpen = this.form?.item === item && this.form.name === name
    this.form = isOpen ? null : { item, name }
  }

  closes(): void {
    this.form = null
  }

  isOpen(item: string, name: FormName): boolean {
    return this.form?.item === item && this.form.name === name
  }

  faultOf(item: string): unknown {
    return this.faults?.item === item ? this.faults.fault : null
  }

  noteOf(item: string): string {
    return this.notes?.item === item ? this.notes.text : ''
  }

  /** Do one act about an item. True when the node has recorded it. */
  async does(item: ItemView, verb: string, args: Record<string, unknown>): Promise<boolean> {
    if (this.busy !== null) return false
    this.busy = `${verb} ${item.id}`
    this.faults = null
    try {
      if (verb === 'ack') await acknowledge(item.id)
      else await act(verb, { item: item.id, ...args })
      return true
    } catch (fault) {
      this.faults = { item: item.id, fault }
      return false
    } finally {
      this.busy = null
    }
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
    const done = await this.does(item, 'answer', { meaning, ...(text.trim() ? { text, language } : {}) })
    if (done) this.closes()
    return done
  }
}

export const desk = new Desk()

store.on('ended', () => desk.closes())
