/** What stands on the schedule of a day or a week, both parties, and how it is read from the node. */

import { get } from '../lib/api'
import { store } from '../lib/store.svelte'

export const DAY_MS = 86_400_000
const CHECKS_MAX = 500
const GATHER_MS = 500

export type Kind = 'check' | 'call' | 'maintenance' | 'exercise' | 'other'
/** done and missed are proved by the record; due: its time has come; planned: it has not. */
export type Standing = 'done' | 'missed' | 'due' | 'planned' | 'past'

export interface Entry {
  /** Unlike for each row: an item that repeats stands there many times. */
  key: string
  id: string | null
  kind: Kind
  party: string
  isOurs: boolean
  from: number
  until: number
  everyS: number
  text: string
  language: string | undefined
  officer: string | null
  standing: Standing
  check: CheckRow | null
}

export interface CheckRow {
  id: string | null
  at: number
  due: number | null
  starter: string
  by: string | null
  answered_by: string | null
  step: number
  round_trip_ms: number | null
  human: boolean
  completed: boolean
  missed: boolean
}

interface Row {
  id?: string
  kind: Kind
  party: string
  from_ms: number
  until_ms: number | null
  every_s?: number
  text: string
  language?: string
  officer?: string | null
  done: boolean | null
  missed: boolean | null
}

interface Lanes {
  ours: Row[]
  theirs: Row[]
  more?: boolean
}

export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS) * DAY_MS

function standingOf(row: Row, now: number): Standing {
  if (row.missed) return 'missed'
  if (row.done) return 'done'
  if (row.from_ms > now) return 'planned'
  return (row.until_ms ?? row.from_ms) >= now ? 'due' : 'past'
}

class Plan {
  /** The first day shown, 00:00Z. */
  first = $state(dayOf(store.now))
  span = $state<'day' | 'week'>('day')
  entries = $state.raw<Entry[]>([])
  hasMore = $state(false)
  isRead = $state(false)
  fault = $state<unknown>(null)
  #asked = 0

  days = $derived(this.span === 'day' ? 1 : 7)
  end = $derived(this.first + this.days * DAY_MS)
  dayStarts = $derived(Array.from({ length: this.days }, (_, i) => this.first + i * DAY_MS))

  show(span: 'day' | 'week', at: number): void {
    this.span = span
    const day = dayOf(at)
    // A week begins on Monday; 1970-01-01 was a Thursday.
    this.first = span === 'day' ? day : day - ((day / DAY_MS + 3) % 7) * DAY_MS
  }

  move(by: number): void {
    this.first += by * this.days * DAY_MS
  }

  on(day: number): Entry[] {
    return this.entries.filter((entry) => entry.from < day + DAY_MS && entry.until >= day)
  }

  #timer = 0

  /** Something has changed: read it soon, once for many changes. */
  soon(): void {
    this.#timer ||= window.setTimeout(() => {
      this.#timer = 0
      void this.read()
    }, GATHER_MS)
  }

  async read(): Promise<void> {
    const asked = ++this.#asked
    const { first, end } = this
    try {
      const [lanes, checks] = await Promise.all([
        get<Lanes>(`/api/schedule?from=${first}&until=${end - 1}`),
        get<CheckRow[]>(`/api/checks?limit=${CHECKS_MAX}`),
      ])
      // The person has gone on to another day meanwhile.
      if (asked !== this.#asked) return
      this.entries = this.#woven(lanes, checks)
      this.hasMore = lanes.more ?? false
      this.isRead = true
      this.fault = null
    } catch (error) {
      if (asked === this.#asked) this.fault = error
    }
  }

  // Due checks with what came of them, calls and windows, and checks that a person began by himself.
  #woven(lanes: Lanes, checks: CheckRow[]): Entry[] {
    const byDue = new Map<number, CheckRow>()
    for (const check of checks) if (check.due !== null && check.step > 0) byDue.set(check.due, check)
    const found: Entry[] = []
    for (const row of [...lanes.ours, ...lanes.theirs]) {
      const check = row.kind === 'check' ? (byDue.get(row.from_ms) ?? null) : null
      found.push({
        key: `${row.kind} ${row.id ?? row.party} ${row.from_ms}`,
        id: row.id ?? null,
        kind: row.kind,
        party: row.party,
        isOurs: row.party === store.ours,
        from: row.from_ms,
        until: row.kind === 'check' ? row.from_ms : (row.until_ms ?? row.from_ms),
        everyS: row.every_s ?? 0,
        text: row.text,
        language: row.language,
        officer: row.officer ?? null,
        standing: standingOf(row, store.now),
        check,
      })
    }
    const dues = new Set(found.filter((entry) => entry.kind === 'check').map((entry) => entry.from))
    for (const check of checks) {
      const isShown = check.due !== null && dues.has(check.due)
      if (check.step === 0 || isShown || check.at < this.first || check.at >= this.end) continue
      found.push({
        key: `own ${check.id}`,
        id: null,
        kind: 'check',
        party: check.starter,
        isOurs: check.starter === store.ours,
        from: check.at,
        until: check.at,
        everyS: 0,
        text: '',
        language: undefined,
        officer: check.by === 'node' ? null : check.by,
        standing: check.step >= 2 ? 'done' : 'due',
        check,
      })
    }
    return found.sort((a, b) => a.from - b.from || a.kind.localeCompare(b.kind))
  }
}

export const plan = new Plan()

/** Officers who may put something on the schedule (RCT-18). */
export const mayPlan = (): boolean =>
  (store.session?.officer?.roles ?? []).some((role) => role === 'duty' || role === 'watch-chief')
