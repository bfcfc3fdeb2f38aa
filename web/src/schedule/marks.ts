/** Where things stand on a day's strip, in pixels: pure geometry, no words. */

import { DAY_MS, type Entry, type Standing } from './plan.svelte'

/** Checks nearer than this become one mark with a count. */
const NEAR_PX = 17
const TRACKS_MAX = 2
const BAR_PX_MIN = 10
const LABEL_PX_MIN = 80
/** So that what stands at midnight is seen whole. */
export const EDGE_PX = 12

export interface CheckMark {
  x: number
  standing: Standing
  count: number
  keys: string[]
}

export interface Bar {
  entry: Entry
  x: number
  width: number
  track: number
  /** Where its words begin, and their room. */
  labelX: number
  room: number
}

export const place = (ms: number, day: number, width: number): number =>
  EDGE_PX + Math.round((Math.min(Math.max(ms - day, 0), DAY_MS) / DAY_MS) * (width - 2 * EDGE_PX))

/** The checks of one lane; neighbours of one standing are gathered where they would overlap. */
export function checkMarks(entries: readonly Entry[], day: number, width: number): CheckMark[] {
  const found: CheckMark[] = []
  const last = new Map<Standing, CheckMark>()
  for (const entry of entries) {
    if (entry.kind !== 'check') continue
    const x = place(entry.from, day, width)
    const before = last.get(entry.standing)
    if (before && x - before.x < NEAR_PX) {
      before.count++
      before.keys.push(entry.key)
      continue
    }
    const mark = { x, standing: entry.standing, count: 1, keys: [entry.key] }
    last.set(entry.standing, mark)
    found.push(mark)
  }
  return found
}

/** Calls and windows of one lane, on as few tracks as they need. */
export function bars(entries: readonly Entry[], day: number, width: number): Bar[] {
  const found: Bar[] = []
  const ends: number[] = []
  for (const entry of entries) {
    if (entry.kind === 'check') continue
    const x = place(entry.from, day, width)
    const size = Math.max(place(entry.until, day, width) - x, BAR_PX_MIN)
    const wanted = size < LABEL_PX_MIN ? size + LABEL_PX_MIN * 2 : size
    let track = ends.findIndex((end) => end <= x)
    if (track < 0) track = Math.min(ends.length, TRACKS_MAX - 1)
    ends[track] = x + wanted
    const labelX = size < LABEL_PX_MIN ? x + size + 5 : x + 7
    found.push({ entry, x, width: size, track, labelX, room: 0 })
  }
  for (const [i, bar] of found.entries()) {
    const next = found.slice(i + 1).find((other) => other.track === bar.track)
    bar.room = Math.max(0, (next?.x ?? width) - bar.labelX - 4)
  }
  return found
}
