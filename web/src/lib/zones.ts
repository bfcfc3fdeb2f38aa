/** A moment on the wall clocks of both parties. Zones are names as Asia/Jakarta; an unknown one is UTC. */

import { language } from './i18n.svelte'

/** The person's language for dates; in English the day stands before the month. */
export const dateTag = (): string => (language() === 'en' ? 'en-GB' : language())

const found = new Map<string, Intl.DateTimeFormat>()
const days = new Map<string, Intl.DateTimeFormat>()

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name !== ''
  } catch {
    return false
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const key = `${language()} ${zone}`
  const before = found.get(key)
  if (before) return before
  const made = new Intl.DateTimeFormat(dateTag(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
    timeZone: isZone(zone) ? zone : 'UTC',
  })
  found.set(key, made)
  return made
}

export interface WallClock {
  /** "Wed 25 Nov" in the person's language */
  day: string
  year: string
  /** "16:30" */
  time: string
  /** "+07:00", or "Z" */
  offset: string
}

export function wallClock(ms: number, zone: string): WallClock {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(ms).map(({ type, value }) => [type, value]))
  const offset = (parts['timeZoneName'] ?? '').replace(/^(GMT|UTC)/, '').replace('−', '-').replace('.', ':')
  return {
    day: `${parts['weekday']} ${parts['day']} ${parts['month']}`,
    year: parts['year'] ?? '',
    time: `${parts['hour']}:${parts['minute']}`,
    offset: /\d/.test(offset) ? offset : 'Z',
  }
}

/** ms of "2026-11-25T09:30Z"; null if it is none. */
export function momentOf(text: string | number): number | null {
  const at = typeof text === 'number' ? text : Date.parse(text)
  return Number.isFinite(at) ? at : null
}

/** "2026-11-25T09:30Z" of ms. */
export const isoMinute = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`

/** "25 Nov 2026" in the person's language, without the Russian "г.": it stands beside figures. */
export const dayOf = (ms: number): string => `${dayShort(ms)} ${new Date(ms).getUTCFullYear()}`

/** "25 Nov", where the year is plain or has no room. */
export const dayShort = (ms: number): string => {
  const tag = dateTag()
  const made = days.get(tag) ?? new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  days.set(tag, made)
  return made.format(ms)
}

/** "Nov 2026" */
export const monthShort = (ms: number): string => {
  const tag = `${dateTag()} month`
  const made = days.get(tag) ?? new Intl.DateTimeFormat(dateTag(), { month: 'short', timeZone: 'UTC' })
  days.set(tag, made)
  return `${made.format(ms)} ${new Date(ms).getUTCFullYear()}`
}

/** A partial date as a person of this language reads it: "25 November 2026", "November 2026", "2026". */
export function dateWords(text: string): string {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number)
  if (!year || !/^\d{4}(-\d{2}){0,2}/.test(text)) return text
  const at = Date.UTC(year, (month ?? 1) - 1, day ?? 1)
  const form: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' }
  if (month) form.month = 'long'
  if (day) form.day = 'numeric'
  return Number.isFinite(at) ? new Intl.DateTimeFormat(dateTag(), form).format(at) : text
}

/** The name of a weekday, 1 Monday to 7. */
export const weekdayWord = (day: number): string =>
  // 1 January 2024 was a Monday.
  new Intl.DateTimeFormat(dateTag(), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
