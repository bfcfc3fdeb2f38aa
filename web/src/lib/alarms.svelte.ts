/**
 * The alarms of this console: what rings, what is silenced, what somebody has taken.
 *
 * The node keeps the life of each alarm, so that all its consoles agree; here it becomes one list
 * and one sound. A loud item rings in the turn in which its entry arrives, before the node's own
 * word on the alarm. Silence falls at the key press, and is taken back if the node refuses it.
 */

import { untrack } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import { ApiFault, post } from './api'
import { arming } from './arming.svelte'
import { blind } from './blind.svelte'
import { t } from './i18n.svelte'
import { register } from './keymap.svelte'
import { notify } from './notify'
import { sounds, type PatternName } from './sounds'
import { BLIND_AFTER_MS, store } from './store.svelte'
import type { AlarmState, ItemView, Mode, Precedence } from './types'

export const SILENCE_MS = 30_000
const BLIND = 'blind'
/** For so long after its arrival an item rings without the node's word on its alarm. */
const AHEAD_MS_MAX = 10_000

/** What this console could not do for its officer, who has not seen it yet: its node knows nothing of it. */
export interface OwnFailure {
  id: string
  mode: Mode
  since: number
}

export interface AlarmRow {
  /** Of the item or of the condition, as the node's paths want it. */
  id: string
  kind: 'item' | 'condition' | 'own'
  isStop: boolean
  precedence: Precedence | null
  mode: Mode
  /** Of a condition: what it is, as Fluent ids have it ("check-missed"). */
  what: string
  fields: Record<string, string | number>
  clause: string
  state: AlarmState
  /** Until when it is silenced, by the node's clock; null: it is not. */
  silencedUntil: number | null
  since: number
  /** The furthest escalation; 0: none. */
  step: number
  /** Who is called now, of our roster; null: nobody yet, or the roster is empty. */
  next: { name: string; reach: string } | null
  ackBy: string | null
  item: ItemView | null
}

/** Loudest first; REAL comes before all that is not. */
const RANK: readonly PatternName[] = ['blind', 'stop', 'flash', 'line', 'immediate', 'priority']
/** Conditions that somebody must act on now; the others are seen, not heard (an alarm asks for an act). */
const HEARD = new Set([
  'line-down', 'line-one-way', 'line-silent', 'check-missed', 'fork', 'damaged', 'disk-low', 'restored',
])

const slug = (what: string): string => what.replaceAll('_', '-').replaceAll(' ', '-')
const urgency = (row: AlarmRow): number => {
  const pattern = patternOf(row)
  return (row.mode === 'REAL' ? 0 : RANK.length) + (pattern ? RANK.indexOf(pattern) : RANK.length)
}

/** What a row sounds like while it sounds; null: it is silent by nature. */
export function patternOf(row: AlarmRow): PatternName | null {
  if (row.kind === 'own') return 'line'
  if (row.kind === 'condition') return HEARD.has(row.what) ? 'line' : null
  if (row.isStop) return 'stop'
  if (row.precedence === 'FLASH') return 'flash'
  if (row.precedence === 'IMMEDIATE') return 'immediate'
  return row.precedence === 'PRIORITY' ? 'priority' : null
}

function wordsOf(fields: Record<string, unknown>): Record<string, string | number> {
  const out: Record<string, string | number> = { them: store.theirs }
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string' || typeof value === 'number') out[slug(key)] = value
  }
  return out
}

/** What the console says of itself is as real as its node: in the demonstration nothing is. */
const ownMode = (): Mode => (store.meta?.demo ? 'EXERCISE' : 'REAL')

class AlarmsNow {
  fault = $state<unknown>(null)
  /** STOPs of this console that were not sent, as far as it knows. */
  own = $state.raw<readonly OwnFailure[]>([])
  /** Silenced at this console, until when; the node's own word follows. A further step ends it. */
  readonly #hushed = new SvelteMap<string, { until: number; step: number }>()

  /** The session ended by itself at an armed console, and nobody has touched it since. */
  #isDeserted = $state(false)

  /** Everything that is not closed, the most urgent first. */
  rows = $derived.by((): AlarmRow[] =>
    [...this.#ofItems(), ...this.#ofConditions(), ...this.#ofOwn()].sort(
      (a, b) =>
        Number(a.state === 'acknowledged' || a.state === 'answered') -
          Number(b.state === 'acknowledged' || b.state === 'answered') ||
        urgency(a) - urgency(b) ||
        a.since - b.since,
    ),
  )
  /** What sounds until somebody has taken it: its mark flashes, silenced or not. */
  untaken = $derived(
    this.rows.filter((row) => patternOf(row) !== null && (row.state === 'new' || row.state === 'silenced')),
  )
  /** What sounds now, or would if the sound were armed. */
  ringing = $derived.by(() => this.untaken.filter((row) => this.#rings(row)))
  /** The first moment at which a silenced alarm sounds again. */
  quietUntil = $derived.by((): number | null => {
    const ends = this.untaken.flatMap((row) => this.#hushEnd(row) ?? [])
    return ends.length ? Math.min(...ends) : null
  })
  isSilenced = $derived(this.untaken.length > 0 && !this.ringing.length && this.quietUntil !== null)
  /** Until when the siren of our own blindness is silenced at this console; null: it is not. */
  blindQuietUntil = $derived.by((): number | null => {
    const end = this.#hushed.get(BLIND)?.until
    return end !== undefined && end > store.now ? end : null
  })
  /** "pattern/mode", so that an unchanged answer starts nothing anew. */
  #loudest = $derived.by((): string => {
    if (this.#isDeserted) return `chirp/${ownMode()}`
    if (blind.isBlind && this.blindQuietUntil === null) return `blind/${ownMode()}`
    const row = this.ringing[0]
    const pattern = row && patternOf(row)
    return pattern ? `${pattern}/${row.mode}` : ''
  })

  #foremost = $derived(this.ringing[0] ? `${this.ringing[0].id}/${this.ringing[0].step}` : '')

  constructor() {
    $effect.root(() => {
      $effect(() => {
        const [pattern, mode] = this.#loudest.split('/')
        sounds.want((pattern || null) as PatternName | null, (mode ?? 'REAL') as Mode)
      })
      $effect(() => {
        if (!this.#foremost) return
        const row = untrack(() => this.ringing[0])
        if (row) notify(untrack(() => this.title(row)), row.id)
      })
    })
    // A beat holds the siren back by 3 s; without one it starts by the audio clock, whatever the
    // page is doing (browsers slow the timers of a hidden page down to one a minute).
    store.on('beat', () => {
      if (store.isOnWatch || arming.armed) sounds.holdBack('blind', ownMode(), BLIND_AFTER_MS)
    })
    store.on('sight', () => this.#hushed.delete(BLIND))
    store.on('ended', (isOver) => {
      this.#hushed.clear()
      sounds.letGo()
      // An armed console whose session ran out rings no more: it chirps until somebody comes.
      const isNear = navigator.userActivation?.isActive ?? true
      if (isOver === true && arming.armed && !isNear) this.#isDeserted = true
      else arming.disarm()
    })
    const touched = (): void => {
      if (!this.#isDeserted) return
      this.#isDeserted = false
      arming.disarm()
    }
    addEventListener('pointerdown', touched, true)
    addEventListener('keydown', touched, true)
    register('alarms', [
      {
        keys: 's',
        id: 'key-silence',
        run: () => void this.silence(),
        when: () => this.ringing.length > 0 || blind.isBlind,
      },
    ])
  }

  /** One line for a notification: never a word of the message itself. */
  title(row: AlarmRow): string {
    if (row.kind === 'own') {
      return t('alarm-notice-own', { party: store.ours, mode: t(`messages-mode-${row.mode.toLowerCase()}`) })
    }
    if (row.kind === 'condition') return t('alarm-notice-condition', { party: store.ours })
    const name = row.isStop ? 'stop' : (row.precedence ?? 'routine').toLowerCase()
    return t(`alarm-notice-${row.mode.toLowerCase()}`, {
      party: store.ours,
      them: store.theirs,
      precedence: t(`precedence-${name}`),
    })
  }

  of(item: string): AlarmRow | null {
    return this.rows.find((row) => row.id === item) ?? null
  }

  /** For 30 s nothing of what sounds now sounds, on any console of this node. What is new still does. */
  async silence(): Promise<void> {
    this.fault = null
    const until = store.now + SILENCE_MS
    const before = this.ringing
    for (const [id, hush] of this.#hushed) if (hush.until <= store.now) this.#hushed.delete(id)
    if (blind.isBlind) this.#hushed.set(BLIND, { until, step: 0 })
    for (const { id, step } of before) this.#hushed.set(id, { until, step })
    if (blind.isBlind) return
    await Promise.all(before.map((row) => this.#tellSilence(row)))
  }

  async #tellSilence({ id, kind }: AlarmRow): Promise<void> {
    if (kind === 'own') return
    try {
      await post(`/api/alarms/${encodeURIComponent(id)}/silence`)
    } catch (error) {
      // Our node is silent: the hush here stands. 409: somebody has taken the alarm meanwhile.
      if (error instanceof ApiFault && (error.isSilence || error.status === 409)) return
      this.#hushed.delete(id)
      this.fault = error
    }
  }

  /** Take a condition, by name. An item is taken by acknowledging the item itself. */
  async acknowledge(row: AlarmRow): Promise<void> {
    this.fault = null
    try {
      await post(`/api/alarms/${encodeURIComponent(row.id)}/acknowledge`)
    } catch (error) {
      this.fault = error
    }
  }

  #ofItems(): AlarmRow[] {
    const found: AlarmRow[] = []
    const known = new Set<string>()
    for (const alarm of store.alarms?.items ?? []) {
      known.add(alarm.item)
      if (alarm.state === 'closed') continue
      const item = store.item(alarm.item)
      // The entry of the acknowledgement comes before the node's word on the alarm.
      const ack = item?.lights.acknowledged ?? null
      const isTaken = ack !== null && (alarm.state === 'new' || alarm.state === 'silenced')
      found.push({
        ...this.#row(alarm.item, item, alarm.kind === 'stop'),
        precedence: alarm.precedence,
        mode: alarm.mode,
        state: isTaken ? 'acknowledged' : alarm.state,
        silencedUntil: alarm.silenced_until,
        since: alarm.since,
        step: alarm.escalated_step,
        next: isTaken ? null : alarm.next,
        ackBy: alarm.ack_by ?? ack?.by ?? null,
      })
    }
    for (const item of store.openItems) {
      const since = item.arrived ?? item.at
      if (known.has(item.id) || store.statusAt - since > AHEAD_MS_MAX) continue
      found.push({ ...this.#row(item.id, item, item.kind === 'stop'), since })
    }
    return found.filter((row) => patternOf(row) !== null || row.step > 0)
  }

  #row(id: string, item: ItemView | null, isStop: boolean): AlarmRow {
    return {
      id,
      kind: 'item',
      isStop,
      precedence: item?.precedence ?? null,
      mode: item?.mode ?? ownMode(),
      what: '',
      fields: {},
      clause: '',
      state: 'new',
      silencedUntil: null,
      since: item?.at ?? 0,
      step: item?.escalated?.at(-1)?.step ?? 0,
      next: null,
      ackBy: null,
      item,
    }
  }

  #ofConditions(): AlarmRow[] {
    return (store.alarms?.conditions ?? [])
      .filter((one) => one.state !== 'closed')
      .map((one) => ({
        ...this.#row(one.id, null, false),
        kind: 'condition',
        what: slug(one.what),
        fields: wordsOf(one.fields),
        clause: one.clause,
        state: one.state,
        silencedUntil: one.silenced_until ?? null,
        since: one.since,
        ackBy: one.ack_by,
      }))
  }

  #ofOwn(): AlarmRow[] {
    return this.own.map(({ id, mode, since }) => ({ ...this.#row(id, null, false), kind: 'own', mode, since }))
  }

  #rings(row: AlarmRow): boolean {
    if (this.#hushEnd(row) !== null) return false
    return store.isOnWatch || arming.armed || row.step > 0 || row.isStop
  }

  #hushEnd(row: AlarmRow): number | null {
    const here = this.#hushed.get(row.id)
    const end = Math.max(row.silencedUntil ?? 0, here?.step === row.step ? here.until : 0)
    // The clock is read only when something is silenced: it ticks four times a second.
    return end && end > store.now ? end : null
  }
}

export const alarms = new AlarmsNow()
