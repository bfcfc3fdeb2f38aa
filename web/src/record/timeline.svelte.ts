/** The pages of the record that a reader looks at: asked for by arrival number, newest first. */

import { get } from '../lib/api'
import { LIGHTS, PRECEDENCES } from '../lib/derive'
import { zuluDay } from '../lib/format'
import { store } from '../lib/store.svelte'
import type { ItemView, LightName, Mode, Precedence } from '../lib/types'

export const PAGE = 60
/** A rare find is looked for by so many requests before the reader is asked whether to go on. */
const TURNS_MAX = 5

export interface Place {
  generation: number
  index: number
  leaf: string
  proven: boolean | null
  body: string
}
export type Entry = ItemView & { seq: number; place: Place; content?: unknown }

export interface Filters {
  q: string
  author: string
  kind: string
  precedence: Precedence | ''
  mode: Mode | ''
  dark: LightName | ''
  isVoid: boolean
  every: boolean
  /** As typed: "2026-11-25 14:07", a day alone, or a time of today; always UTC. */
  from: string
  until: string
}

export const NO_FILTERS: Filters = {
  q: '',
  author: '',
  kind: '',
  precedence: '',
  mode: '',
  dark: '',
  isVoid: false,
  every: false,
  from: '',
  until: '',
}
export const FILTER_LIGHTS = LIGHTS.filter((name) => !['recorded', 'sent'].includes(name))
export const FILTER_PRECEDENCES = PRECEDENCES
export const FILTER_MODES: readonly Mode[] = ['REAL', 'EXERCISE', 'TEST']
/** Kinds a reader looks for by name; those of the nodes come only with "everything". */
export const OFFICERS_KINDS = [
  'message',
  'stop',
  'notice',
  'ack',
  'answer',
  'cancel',
  'correct',
  'repeat',
  'suspend',
  'resume',
  'translate',
  'readback',
  'confirm',
  'effect',
  'schedule',
  'readout',
  'release',
  'amend',
  'accept',
] as const
export const NODES_KINDS = [
  'check',
  'rcpt',
  'shown',
  'escalate',
  'watch',
  'cert',
  'remove',
  'delegate',
  'undelegate',
  'route',
  'resync',
  'clock',
  'fork',
  'generation',
  'genesis',
] as const

const MOMENT = /^(\d{4}-\d\d-\d\d)?[ T]?(?:(\d\d):?(\d\d)(?::(\d\d))?)?\s*Z?$/i

/**
 * The moment that is typed, UTC: null of nothing, NaN if it is none. A day alone is its first
 * moment, or its last if `isEnd`; a time alone is of today.
 */
export function momentOf(typed: string, now: number, isEnd = false): number | null {
  const text = typed.trim()
  if (!text) return null
  const [, day, hour, minute, second] = MOMENT.exec(text) ?? []
  if (!day && !hour) return NaN
  const time = hour ? `${hour}:${minute}:${second ?? (isEnd ? '59' : '00')}` : isEnd ? '23:59:59' : '00:00:00'
  const ms = Date.parse(`${day ?? zuluDay(now)}T${time}Z`)
  return isEnd ? ms + 999 : ms
}

interface Page {
  entries: Entry[]
  next: number | null
  looked: number
}
interface Shown {
  /** `before` of the first request; null: from the newest. */
  before: number | null
  entries: Entry[]
  next: number | null
}

class Timeline {
  filters = $state.raw<Filters>(NO_FILTERS)
  pages = $state.raw<Shown[]>([])
  isLoading = $state(false)
  fault = $state.raw<unknown>(null)
  /** Where the record stood when the newest page was asked for. */
  #askedAt = $state(0)
  looked = $state(0)

  page = $derived(this.pages.at(-1) ?? null)
  isNewest = $derived(this.pages.length <= 1)
  /** Entries that came in since then, whoever looked at them, and whether the stream stood or not. */
  fresh = $derived(this.pages.length ? Math.max(0, store.seq - this.#askedAt) : 0)
  count = $derived(
    Object.entries(this.filters).filter(([name, value]) => name !== 'q' && Boolean(value)).length,
  )

  #turn = 0

  constructor() {
    // What one officer looked for is not for the next one at this console.
    store.on('ended', () => {
      this.#turn++
      this.filters = NO_FILTERS
      this.pages = []
      this.isLoading = false
      this.fault = null
    })
  }

  /** Somebody looks again: what is called the newest is read anew; an older page stays where he left it. */
  async opens(): Promise<void> {
    if (this.isNewest) await this.read()
  }

  /** Show the newest page that these filters leave. */
  async read(filters: Filters = this.filters): Promise<void> {
    this.filters = filters
    this.pages = []
    this.#askedAt = store.seq
    await this.#ask(null, [])
  }

  async older(): Promise<void> {
    const next = this.page?.next
    if (next) await this.#ask(next, this.pages)
  }

  /** Go on looking where a rare find was given up. */
  async lookOn(): Promise<void> {
    const { page } = this
    if (page?.next) await this.#ask(page.before, this.pages.slice(0, -1), page)
  }

  newer(): void {
    if (!this.isNewest) this.pages = this.pages.slice(0, -1)
  }

  #query(before: number | null, limit: number): string {
    const f = this.filters
    const ask = new URLSearchParams({ limit: String(limit) })
    const put = (name: string, value: string | number | null) => {
      if (value !== null && value !== '') ask.set(name, String(value))
    }
    put('before', before)
    for (const name of ['author', 'kind', 'precedence', 'mode', 'dark'] as const) put(name, f[name])
    put('q', f.q.trim())
    put('from', momentOf(f.from, store.now))
    put('until', momentOf(f.until, store.now, true))
    if (f.isVoid) ask.set('void', 'true')
    if (f.every) ask.set('all', 'true')
    return `/api/record/entries?${ask}`
  }

  async #ask(before: number | null, under: Shown[], begun?: Shown): Promise<void> {
    const turn = ++this.#turn
    this.isLoading = true
    if (!begun) this.looked = 0
    const entries = begun ? [...begun.entries] : []
    let next = begun ? begun.next : before
    try {
      for (let i = 0; i < TURNS_MAX && entries.length < PAGE; i++) {
        const found = await get<Page>(this.#query(next, PAGE - entries.length))
        if (turn !== this.#turn) return
        entries.push(...found.entries)
        this.looked += found.looked
        next = found.next
        if (next === null) break
      }
      this.pages = [...under, { before, entries, next }]
      this.fault = null
    } catch (error) {
      if (turn === this.#turn) this.fault = error
    } finally {
      if (turn === this.#turn) this.isLoading = false
    }
  }
}

export const timeline = new Timeline()

/** A row as it is now: its lights may have changed since its page was read. */
export function asNow(entry: Entry): Entry {
  const now = store.item(entry.id)
  return now ? { ...entry, ...now, seq: entry.seq, place: entry.place } : entry
}
