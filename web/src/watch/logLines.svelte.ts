/** The watch log: read from the node, and its chain counted again here, line by line. */

import { get, post } from '../lib/api'
import { toHex } from '../lib/encoding'

export interface LogLine {
  n: number
  at: number
  officer: string
  what: string
  text: string
  hash: string
}

const PAGE = 200
const LINES_MAX = 2000
/** In a flood of alarms the log is read twice a second, not at each. */
const GATHER_MS = 500
const LABEL = new TextEncoder().encode('openline watch log 1')
const START = '0'.repeat(64)

/** What the lines are about, for the filter. A word that nobody foresaw is of the node. */
export const GROUPS = ['note', 'watch', 'alarm', 'rule', 'node'] as const
export type Group = (typeof GROUPS)[number]

export function groupOf(what: string): Group {
  if (what === 'note') return 'note'
  if (/^(watch-(started|ended)|handover)/.test(what)) return 'watch'
  if (/^alarm/.test(what)) return 'alarm'
  if (/^(officer|token|settings|roster|procedure)/.test(what)) return 'rule'
  return 'node'
}

/** JSON as the node writes it before it seals: ASCII only, a blank after each comma. */
function written(line: LogLine): string {
  const parts = [line.n, line.at, line.officer, line.what, line.text].map((part) => JSON.stringify(part))
  return `[${parts.join(', ')}]`.replace(
    /[\u007f-\uffff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

async function sealOf(line: LogLine, before: string): Promise<string> {
  const hash = Uint8Array.from(before.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const text = new TextEncoder().encode(written(line))
  const whole = new Uint8Array(LABEL.length + hash.length + text.length)
  whole.set(LABEL)
  whole.set(hash, LABEL.length)
  whole.set(text, LABEL.length + hash.length)
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', whole)))
}

class WatchLog {
  /** Newest first. */
  lines = $state.raw<LogLine[]>([])
  hasMore = $state(false)
  isBusy = $state(false)
  fault = $state<unknown>(null)
  /** Number of the first line that does not follow from the one before it; null: all do. */
  wrong = $state<number | null>(null)
  /** How many lines were counted again. */
  counted = $state(0)

  #timer = 0

  /** Something was written: read it soon. */
  soon(): void {
    this.#timer ||= window.setTimeout(() => {
      this.#timer = 0
      void this.read()
    }, GATHER_MS)
  }

  /** Read the newest page; lines that are here already stay. */
  async read(): Promise<void> {
    await this.#reading(async () => {
      const newest = await get<LogLine[]>(`/api/watch/log?limit=${PAGE}`)
      const oldest = newest.at(-1)?.n ?? 0
      const kept = this.lines.filter((line) => line.n < oldest)
      // A hole between what was read before and what came now is not shown as if it were whole.
      const joins = kept[0]?.n === oldest - 1
      this.lines = joins ? [...newest, ...kept] : newest
    })
  }

  async older(): Promise<void> {
    const before = this.lines.at(-1)?.n
    if (before === undefined) return
    await this.#reading(async () => {
      const page = await get<LogLine[]>(`/api/watch/log?limit=${PAGE}&before=${before}`)
      this.lines = [...this.lines, ...page].slice(0, LINES_MAX)
    })
  }

  async write(text: string, key: string): Promise<void> {
    await post('/api/watch/log', { text }, { key })
    await this.read()
  }

  async #reading(how: () => Promise<void>): Promise<void> {
    this.isBusy = true
    try {
      await how()
      this.hasMore = (this.lines.at(-1)?.n ?? 1) > 1 && this.lines.length < LINES_MAX
      this.fault = null
      await this.#count()
    } catch (error) {
      this.fault = error
    } finally {
      this.isBusy = false
    }
  }

  async #count(): Promise<void> {
    const upwards = [...this.lines].reverse()
    let before = upwards[0]?.n === 1 ? START : null
    let wrong: number | null = null
    let counted = 0
    for (const line of upwards) {
      if (before !== null) {
        counted++
        if ((await sealOf(line, before)) !== line.hash) wrong ??= line.n
      }
      before = line.hash
    }
    this.wrong = wrong
    this.counted = counted
  }
}

export const watchLog = new WatchLog()
