/** The state of the machinery at a glance: each reading, and whether somebody must look. */

import { dayWords, zuluNear } from '../lib/format'
import { t } from '../lib/i18n.svelte'
import { store } from '../lib/store.svelte'
import { ageWords, bytesWords } from '../lib/words'
import type { Machinery, Ready } from './readings.svelte'

export type Mood = 'well' | 'look' | 'act'
export interface Tile {
  /** The section it leads to, and the Fluent id of its name. */
  section: 'paths' | 'clock' | 'disk' | 'record' | 'certificates' | 'alarms' | 'node'
  value: string
  note: string
  mood: Mood
}

const DAY_MS = 86_400_000
export const SOON_MS = 30 * DAY_MS
/** An alarm every ten minutes is what one person can serve; ten are a flood (EEMUA 191). */
export const RATE_MAX = 1
const FLOOD = 10
export const PC_OFF_MS = 2000
const UNPROVEN_SHOWN_MS = 60_000

export const signed = (ms: number): string => `${ms > 0 ? '+' : ms < 0 ? '−' : ''}${Math.abs(ms)}`

function paths({ paths: all }: Machinery): Tile {
  const open = all.filter((path) => path.state === 'open')
  const best = open[0]
  const note = best
    ? best.round_trip_ms === null
      ? best.address
      : t('engineering-tile-trip', { ms: best.round_trip_ms })
    : t('paths-none')
  return {
    section: 'paths',
    value: t('engineering-tile-open', { open: open.length, all: all.length }),
    note,
    mood: open.length === 0 ? 'act' : open.length < all.length ? 'look' : 'well',
  }
}

function clock({ clocks }: Machinery): Tile {
  const peer = clocks[0]
  const offset = peer?.offset_ms ?? null
  const isPcOff = Math.abs(store.offset) > PC_OFF_MS
  return {
    section: 'clock',
    value: offset === null ? t('engineering-unknown') : t('engineering-ms', { ms: signed(offset) }),
    note: isPcOff
      ? t('engineering-tile-pc-off', { s: Math.round(Math.abs(store.offset) / 1000) })
      : t('engineering-tile-clock', { them: store.theirs }),
    mood: peer?.flag === 'far off' ? 'act' : peer?.flag || isPcOff ? 'look' : 'well',
  }
}

function disk({ disk: found }: Machinery): Tile {
  const { held_bytes: held, whole_bytes: whole } = found.reserve
  const isUsed = held !== null && held < whole
  return {
    section: 'disk',
    value: found.free_bytes === null ? t('engineering-unknown') : bytesWords(found.free_bytes),
    note: isUsed ? t('engineering-tile-reserve-used') : t('engineering-tile-free'),
    mood: found.low ? 'act' : isUsed ? 'look' : 'well',
  }
}

function record(): Tile {
  const found = store.status?.record
  const waits = found?.unproven ?? null
  const isBad = Boolean(found && (!found.ok || found.forks || found.damaged))
  const note = isBad
    ? t('engineering-tile-record-bad', { forks: found?.forks ?? 0, damaged: found?.damaged ?? 0 })
    : waits
      ? t('engineering-tile-unproven', { n: waits.entries, age: ageWords(waits.age_ms) })
      : t('record-all-proven')
  return {
    section: 'record',
    value: t('engineering-tile-entries', { n: found?.size ?? 0 }),
    note,
    mood: isBad ? 'act' : waits && waits.age_ms > UNPROVEN_SHOWN_MS ? 'look' : 'well',
  }
}

function certificates({ certificates: all, node_keys, tls }: Machinery): Tile {
  const ends = [...all, ...node_keys].flatMap(({ until }) => (until === null ? [] : [until]))
  if (tls) ends.push(tls.until)
  const first = ends.length ? Math.min(...ends) : null
  const left = first === null ? Infinity : first - store.now
  return {
    section: 'certificates',
    value:
      first === null
        ? t('engineering-tile-none-ends')
        : left < 0
          ? t('engineering-ended')
          : ageWords(left),
    note: first === null ? '' : t('engineering-tile-first', { at: dayWords(first) }),
    mood: left < 0 ? 'act' : left < SOON_MS ? 'look' : 'well',
  }
}

function alarms({ statistics }: Machinery): Tile {
  const rate = statistics.rate_per_10min
  return {
    section: 'alarms',
    value: String(rate),
    note: t('engineering-tile-rate'),
    mood: rate >= FLOOD ? 'act' : rate > RATE_MAX ? 'look' : 'well',
  }
}

function node({ uptime_ms, memory_bytes }: Machinery, ready: Ready | null): Tile {
  const isReady = ready?.ready ?? true
  return {
    section: 'node',
    value: isReady ? t('engineering-ready') : t('engineering-not-ready'),
    note: t('engineering-tile-node', {
      age: ageWords(uptime_ms),
      memory: memory_bytes === null ? '–' : bytesWords(memory_bytes),
    }),
    mood: isReady ? 'well' : 'act',
  }
}

export const tilesOf = (found: Machinery, ready: Ready | null): Tile[] => [
  paths(found),
  clock(found),
  record(),
  disk(found),
  certificates(found),
  alarms(found),
  node(found, ready),
]

/** "until 2027-01-01" or "without end". */
export const untilWords = (until: number | null): string =>
  until === null ? t('engineering-no-end') : zuluNear(until, store.now)
