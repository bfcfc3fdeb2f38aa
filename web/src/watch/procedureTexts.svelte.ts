/** The standing procedures of this party: the text in force of each kind, and every version before. */

import { get, post } from '../lib/api'
import { language } from '../lib/i18n.svelte'

export interface Procedure {
  kind: string
  version: number
  language: string
  text: string
  at: number
  by: string
}

/** In the order in which a watch asks for them. */
export const KINDS = [
  'stop',
  'message',
  'notice',
  'position',
  'translation',
  'cancel',
  'correct',
  'repeat',
  'check',
  'suspend',
  'resume',
  'schedule',
  'handover',
  'line-down',
  'blind',
  'fork',
] as const

/** What was read so lately is not asked for again: many places of one screen may show it. */
const FRESH_MS = 30_000

class Procedures {
  newest = $state.raw<Procedure[]>([])
  versions = $state.raw<Procedure[]>([])
  isRead = $state(false)
  fault = $state<unknown>(null)
  #askedAt = -Infinity

  async read(): Promise<void> {
    try {
      this.newest = await get<Procedure[]>('/api/procedures')
      this.isRead = true
      this.fault = null
    } catch (error) {
      this.fault = error
    }
  }

  /** Read them, unless they were read a moment ago. */
  keepFresh(): void {
    const now = performance.now()
    if (now - this.#askedAt < FRESH_MS) return
    this.#askedAt = now
    void this.read().then(() => {
      if (this.fault) this.#askedAt = -Infinity
    })
  }

  async readVersions(kind: string): Promise<void> {
    this.versions = []
    try {
      this.versions = await get<Procedure[]>(`/api/procedures?kind=${encodeURIComponent(kind)}`)
    } catch (error) {
      this.fault = error
    }
  }

  /** The text in force in the reader's language, else in English, else in any. */
  of(kind: string, wanted: string = language()): Procedure | null {
    const all = this.newest.filter((one) => one.kind === kind)
    return (
      all.find((one) => one.language === wanted) ??
      all.find((one) => one.language === 'en') ??
      all[0] ??
      null
    )
  }

  async write(kind: string, inLanguage: string, text: string, key: string): Promise<number> {
    const { version } = await post<Procedure>('/api/procedures', { kind, language: inLanguage, text }, { key })
    await Promise.all([this.read(), this.readVersions(kind)])
    return version
  }
}

export const procedures = new Procedures()
