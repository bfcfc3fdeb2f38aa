/** Axes of the charts: round figures, and times that a watch reads. */

import { zuluShort } from '../lib/format'
import { dayShort } from '../lib/zones'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface Axis {
  low: number
  high: number
  ticks: number[]
}

/** At most five round figures that hold all values; zero is always among them. */
export function axisOf(values: readonly number[]): Axis {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const raw = (high - low || 1) / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5, 10].find((n) => n * power >= raw) ?? 10) * power
  const first = Math.floor(low / step)
  const last = Math.max(first + 1, Math.ceil(high / step))
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
  return { low: first * step, high: last * step, ticks }
}

const STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200].map((n) => n * 60_000)

/** Times on the axis: whole minutes, hours or days of UTC, as many as find room. */
export function timesOf(from: number, until: number, room: number): { at: number; text: string }[] {
  const most = Math.max(2, Math.floor(room / 90))
  const step = STEPS.find((ms) => (until - from) / ms <= most) ?? 10 * DAY_MS
  const times = []
  for (let at = Math.ceil(from / step) * step; at <= until; at += step) {
    times.push({ at, text: step >= DAY_MS ? dayShort(at) : zuluShort(at) })
  }
  return times
}

/** How wide one bar is: so that at most 48 stand beside each other. */
export function barMs(spanMs: number): number {
  if (spanMs <= 6 * HOUR_MS) return HOUR_MS / 4
  if (spanMs <= 2 * DAY_MS) return HOUR_MS
  return spanMs <= 8 * DAY_MS ? 6 * HOUR_MS : DAY_MS
}
