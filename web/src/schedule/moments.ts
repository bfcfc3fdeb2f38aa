/** Moments as they are typed: day and 24-hour time in Z. The browser's own fields follow its locale. */

import { zuluDay, zuluShort } from '../lib/format'

/** ms UTC of "2026-11-25" and "14:07", "1407" or "14:07Z"; null if it is no moment. */
export function zuluMoment(day: string, time: string): number | null {
  const date = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(day)
  const clock = /^\s*(\d{1,2}):?(\d{2})\s*[zZ]?\s*$/.exec(time)
  if (!date || !clock) return null
  const [year, month, of] = date.slice(1).map(Number) as [number, number, number]
  const [hour, minute] = clock.slice(1).map(Number) as [number, number]
  const at = Date.UTC(year, month - 1, of, hour, minute)
  const found = new Date(at)
  const isReal = found.getUTCMonth() === month - 1 && found.getUTCDate() === of
  return isReal && hour < 24 && minute < 60 ? at : null
}

export const typedDay = zuluDay
export const typedTime = (ms: number): string => zuluShort(ms).replace('Z', '')
