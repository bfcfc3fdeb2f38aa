/** Where a day stands on the timeline, how marks gather, and which years, months or days are named. */

import { dayOf, monthShort } from '../../lib/zones'
import type { Mark, Shape } from './shapes'

export const DAY = 86_400_000
const SPAN_MIN = 6 * DAY
const NEAR_PX = 11

export interface Window {
  from: number
  to: number
}
export const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
/** A mark reaches to the end of its last day. */
export const endOf = (day: string): number => at(day) + DAY

export function wholeOf(days: readonly string[], today: string): Window {
  const first = Math.min(...days.map(at), at(today))
  const last = Math.max(...days.map(endOf), endOf(today))
  const edge = Math.max(20 * DAY, (last - first) * 0.03)
  return { from: first - edge, to: last + edge }
}

/** `part` below 1 looks closer; `middle` (0 to 1) stays where it is. */
export function zoomed(now: Window, part: number, middle: number, whole: Window): Window {
  const span = Math.min(whole.to - whole.from, Math.max(SPAN_MIN, (now.to - now.from) * part))
  const fixed = now.from + (now.to - now.from) * middle
  return kept({ from: fixed - span * middle, to: fixed + span * (1 - middle) }, whole)
}

export function moved(now: Window, part: number, whole: Window): Window {
  const by = (now.to - now.from) * part
  return kept({ from: now.from + by, to: now.to + by }, whole)
}

/** Never beyond the ledger. */
function kept({ from, to }: Window, whole: Window): Window {
  const span = Math.min(to - from, whole.to - whole.from)
  const begin = Math.min(Math.max(from, whole.from), whole.to - span)
  return { from: begin, to: begin + span }
}

export interface Tick {
  at: number
  words: string
  isMain: boolean
}

/** Days, months or years, so many that their names have room. */
export function ticks({ from, to }: Window, width: number): Tick[] {
  const roomDays = ((to - from) / DAY / Math.max(width, 1)) * 112
  const begin = new Date(from)
  const found: Tick[] = []
  if (roomDays <= 14) {
    const step = [1, 2, 7, 14].find((days) => days >= roomDays) ?? 14
    for (let day = Math.ceil(from / DAY / step) * step * DAY; day <= to; day += step * DAY) {
      found.push({ at: day, words: dayOf(day), isMain: false })
    }
    return found
  }
  const step = [1, 3, 6, 12, 24, 60, 120].find((months) => months * 30.44 >= roomDays) ?? 240
  let month = begin.getUTCFullYear() * 12 + begin.getUTCMonth()
  month = Math.ceil(month / step) * step
  for (; ; month += step) {
    const moment = Date.UTC(Math.trunc(month / 12), month % 12, 1)
    if (moment > to) return found
    const year = String(Math.trunc(month / 12))
    const isMain = month % 12 === 0
    if (moment >= from) found.push({ at: moment, words: isMain || step >= 12 ? year : monthShort(moment), isMain })
  }
}

export interface Drawn {
  key: string
  x: number
  /** The bar of a partial date, or of many contacts; zero of a day. */
  from: number
  width: number
  marks: Mark[]
  count: number
}

/** The marks of one lane, left to right; those too near to be told apart stand as one with a number. */
export function gathered(marks: readonly Mark[], place: (ms: number) => number): Drawn[] {
  const found: Drawn[] = []
  for (const mark of marks) {
    const from = place(at(mark.from))
    const to = place(endOf(mark.to))
    const x = (from + to) / 2
    const last = found.at(-1)
    const isNear = last && x - last.x < NEAR_PX && last.width < NEAR_PX * 2 && to - from < NEAR_PX * 2
    if (isNear) {
      last.marks.push(mark)
      last.count += mark.count
      continue
    }
    const isBar = mark.partial || mark.count > 1
    found.push({ key: `${mark.ids?.[0] ?? mark.from}`, x, from, width: isBar ? to - from : 0, marks: [mark], count: mark.count })
  }
  return found
}

/** Shapes tell the kinds apart without colour, as in the picture that is exported; around 0, 0. */
export const SHAPES: Record<Shape, string> = {
  square: 'M-7 -7H7V7H-7z',
  circle: 'M-7.5 0a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0z',
  diamond: 'M0 -9L9 0L0 9L-9 0z',
  triangle: 'M0 -8L8.5 6.5H-8.5z',
  cross: 'M-6 -6L6 6M6 -6L-6 6',
  column: 'M-6 7V-2H-2V-7H2V1H6V7z',
}
export const SHAPE_OF: Record<string, Shape> = {
  in_person: 'square',
  voice: 'circle',
  video: 'diamond',
  written: 'triangle',
  line_check: 'cross',
}
