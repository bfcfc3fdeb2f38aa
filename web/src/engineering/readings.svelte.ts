/** What the machinery says of itself, read again every few seconds while the screen is looked at. */

import { get } from '../lib/api'
import { store } from '../lib/store.svelte'

export interface Path {
  address: string
  party: string | null
  state: string
  by: 'us' | 'them'
  age_ms: number | null
  round_trip_ms: number | null
  unsent_bytes: number | null
  down_why: string | null
}
export interface Clock {
  party: string
  offset_ms: number | null
  flag: 'off' | 'far off' | null
  history: [number, number | null][]
}
export interface Certificate {
  name: string
  party: string
  until: number | null
  node_held: boolean
  certificate: string
}
export interface Times {
  count: number
  p50: number | null
  p95: number | null
}
export interface Statistics {
  since: number
  total: number
  rate_per_10min: number
  worst_10min: number
  time_to_acknowledge_ms: Times & { by_precedence: Record<string, Times> }
  by_day: { day: number; raised: number; acknowledged: number; p50: number | null }[]
  by_kind: Record<string, number>
}
export interface Machinery {
  paths: Path[]
  clocks: Clock[]
  disk: {
    free_bytes: number | null
    record_bytes: number | null
    low: boolean
    reserve: { held_bytes: number | null; whole_bytes: number }
  }
  scrub: { done: number; total: number; finished: number | null } | null
  certificates: Certificate[]
  node_keys: { party: string; until: number | null }[]
  tls: { until: number; host: string } | null
  memory_bytes: number | null
  cpu_s: number
  uptime_ms: number
  commits: number
  wire_bytes: number
  waiting: number
  sessions: number | null
  statistics: Statistics
}
export interface Check {
  id: string | null
  at: number
  due: number | null
  starter: string
  by: string | null
  answered_by: string | null
  step: number
  round_trip_ms: number | null
  clock_offset_ms: number | null
  route: string | null
  human: boolean
  completed: boolean
  missed: boolean
}
export interface Ready {
  ready: boolean
  reasons: Record<string, string | null>
}

const LOOK_EVERY_MS = 5000
/** Checks come every few minutes: the long list is read less often. */
const CHECKS_EVERY = 6
const CHECKS_MAX = 1000

class Readings {
  machinery = $state.raw<Machinery | null>(null)
  checks = $state.raw<Check[]>([])
  ready = $state.raw<Ready | null>(null)
  readAt = $state(0)
  fault = $state.raw<unknown>(null)
  #turn = 0

  /** Read now and go on reading. Returns what ends it. */
  begin(): () => void {
    this.#turn = 0
    void this.look()
    const timer = setInterval(() => void this.look(), LOOK_EVERY_MS)
    const deaf = store.on('entry', (entry) => {
      if ((entry as { kind: string }).kind === 'check') this.#turn = 0
    })
    return () => {
      clearInterval(timer)
      deaf()
    }
  }

  async look(): Promise<void> {
    if (document.hidden || store.blindSince !== null) return
    try {
      const isLong = this.#turn++ % CHECKS_EVERY === 0
      const [machinery, ready, checks] = await Promise.all([
        get<Machinery>('/api/engineering'),
        readiness(),
        isLong ? get<Check[]>(`/api/checks?limit=${CHECKS_MAX}`) : this.checks,
      ])
      this.machinery = machinery
      this.ready = ready
      this.checks = checks
      this.readAt = store.now
      this.fault = null
    } catch (error) {
      this.fault = error
    }
  }
}

/** Not ready is told by status 503 with the reasons in it: an answer, no fault. */
async function readiness(): Promise<Ready | null> {
  const answer = await fetch('/ready', { cache: 'no-store', credentials: 'same-origin' })
  const told: unknown = await answer.json().catch(() => null)
  return told !== null && typeof told === 'object' && 'ready' in told ? (told as Ready) : null
}

export const readings = new Readings()
