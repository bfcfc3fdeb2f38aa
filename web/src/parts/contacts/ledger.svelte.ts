/** The ledger as this screen asks for it: a page of the list, the timeline, the board, one contact. */

import { get } from '../../lib/api'
import { language } from '../../lib/i18n.svelte'
import type { Detail, Page, Silence, Timeline } from './shapes'

export const PAGE = 50
const MARKS_MAX = 1500

export interface Filters {
  level: string
  kind: string
  party: string
  person: string
  from: string
  to: string
}
export const NO_FILTERS: Filters = { level: '', kind: '', party: '', person: '', from: '', to: '' }

/** What is set, as a query. */
export function query(values: Record<string, string | number | null>): string {
  const set = Object.entries(values).filter(([, value]) => value !== '' && value !== null)
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()
}

class Ledger {
  filters = $state.raw<Filters>(NO_FILTERS)
  page = $state.raw<Page | null>(null)
  /** The last id of each page before this one. */
  before = $state.raw<string[]>([])
  timeline = $state.raw<Timeline | null>(null)
  silence = $state.raw<Silence[]>([])
  detail = $state.raw<Detail | null>(null)
  isReading = $state(false)
  fault = $state.raw<unknown>(null)
  detailFault = $state.raw<unknown>(null)

  count = $derived(Object.values(this.filters).filter(Boolean).length)
  hasMore = $derived(
    this.page !== null &&
      this.before.length * PAGE + this.page.contacts.length < this.page.total,
  )
  #turn = 0
  #detailTurn = 0

  /** Everything but the chosen contact: at the beginning, and when the ledger has changed. */
  async read(filters: Filters = this.filters): Promise<void> {
    this.filters = filters
    await this.#page([])
    await Promise.all([this.look(), this.#board()])
  }

  async older(): Promise<void> {
    const last = this.page?.contacts.at(-1)?.id
    if (last && this.hasMore) await this.#page([...this.before, last])
  }

  async newer(): Promise<void> {
    if (this.before.length) await this.#page(this.before.slice(0, -1))
  }

  async #page(before: string[]): Promise<void> {
    const turn = ++this.#turn
    this.isReading = true
    try {
      const asked = query({ ...this.filters, limit: PAGE, after: before.at(-1) ?? '', newest: 1 })
      const page = await get<Page>(`/api/contacts?${asked}`)
      if (turn !== this.#turn) return
      this.page = page
      this.before = before
      this.fault = null
    } catch (error) {
      if (turn === this.#turn) this.fault = error
    } finally {
      if (turn === this.#turn) this.isReading = false
    }
  }

  /** The marks of a window of time; without one, of the whole ledger. */
  async look(from = '', to = ''): Promise<void> {
    const { level, kind } = this.filters
    try {
      const asked = query({ level, kind, from, to, max: MARKS_MAX, language: language() })
      this.timeline = await get<Timeline>(`/api/contacts-timeline?${asked}`)
    } catch (error) {
      this.fault = error
    }
  }

  async #board(): Promise<void> {
    try {
      this.silence = await get<Silence[]>('/api/contacts-silence')
    } catch (error) {
      this.fault = error
    }
  }

  /** One contact with all that the ledger says of it. */
  async open(id: string): Promise<void> {
    const turn = ++this.#detailTurn
    try {
      const found = await get<Detail>(`/api/contacts/${encodeURIComponent(id)}?language=${language()}`)
      if (turn !== this.#detailTurn) return
      this.detail = found
      this.detailFault = null
    } catch (error) {
      if (turn !== this.#detailTurn) return
      this.detail = null
      this.detailFault = error
    }
  }

  close(): void {
    this.#detailTurn++
    this.detail = null
    this.detailFault = null
  }

  /** What one officer read is not for the next. */
  forget(): void {
    this.close()
    this.#turn++
    this.filters = NO_FILTERS
    this.page = this.timeline = null
    this.before = []
    this.silence = []
  }
}

export const ledger = new Ledger()
