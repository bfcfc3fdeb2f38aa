/** Times, ages and sizes as an ops room writes them. Figures are the same in every language. */

const two = (n: number): string => String(Math.trunc(n)).padStart(2, '0')

/** The end of the year 9999. A peer may sign any number as a time, and a Date may refuse it. */
const MS_MAX = 253_402_300_799_999

/** Whether a number can be shown as a moment; any other is shown as the number it is. */
const isMoment = (ms: number): boolean => ms >= 0 && ms <= MS_MAX

/** For the `datetime` of a <time>: "2026-11-25T14:07:31.000Z"; undefined if it is no moment. */
export const iso = (ms: number): string | undefined =>
  isMoment(ms) ? new Date(ms).toISOString() : undefined

/** "14:07:31Z" */
export function zulu(ms: number): string {
  if (!isMoment(ms)) return `${ms} ms`
  const d = new Date(ms)
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}Z`
}

/** "14:07Z" */
export function zuluShort(ms: number): string {
  if (!isMoment(ms)) return `${ms} ms`
  const d = new Date(ms)
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}Z`
}

/** "2026-11-25" in UTC */
export const zuluDay = (ms: number): string => iso(ms)?.slice(0, 10) ?? `${ms} ms`

let writesDay: (ms: number) => string = zuluDay

/** From now on days are written in a person's language; until a language is known, in figures. */
export function writeDaysBy(write: (ms: number) => string): void {
  writesDay = write
}

/** The UTC day for a person to read: "25 Nov 2026". What is typed and compared is zuluDay. */
export const dayWords = (ms: number): string => (isMoment(ms) ? writesDay(ms) : `${ms} ms`)

/** "25 Nov 2026 14:07:31Z" */
export const zuluDate = (ms: number): string =>
  isMoment(ms) ? `${dayWords(ms)} ${zulu(ms)}` : `${ms} ms`

/** "25 Nov 2026 14:07Z" */
export const zuluMinute = (ms: number): string => `${dayWords(ms)} ${zuluShort(ms)}`

/** Time only when it is of the same UTC day as `now`, else day and time. */
export const zuluNear = (ms: number, now: number): string =>
  zuluDay(ms) === zuluDay(now) ? zulu(ms) : zuluDate(ms)

/** Local time of this PC with its offset: "16:07 +02:00" */
export function local(ms: number): string {
  if (!isMoment(ms)) return `${ms} ms`
  const d = new Date(ms)
  const minutes = -d.getTimezoneOffset()
  const sign = minutes < 0 ? '-' : '+'
  const far = Math.abs(minutes)
  return `${two(d.getHours())}:${two(d.getMinutes())} ${sign}${two(far / 60)}:${two(far % 60)}`
}

/** A whole figure and its unit: seconds below 2 min, minutes below 2 h, hours below 2 d, then days. */
export function ageParts(ms: number): { value: number; unit: 's' | 'min' | 'h' | 'd' } {
  const s = Math.max(0, Math.trunc(ms / 1000))
  if (s < 120) return { value: s, unit: 's' }
  if (s < 7200) return { value: Math.trunc(s / 60), unit: 'min' }
  if (s < 172_800) return { value: Math.trunc(s / 3600), unit: 'h' }
  return { value: Math.trunc(s / 86_400), unit: 'd' }
}

/** "2 s", "14 min", "3 h", "5 d" with SI symbols. For a figure in a sentence use t('age', …). */
export function age(ms: number): string {
  const { value, unit } = ageParts(ms)
  return `${value} ${unit}`
}

/** "07:20", "1:04:09", "-00:12" when the moment has passed. */
export function countdown(ms: number): string {
  const sign = ms < 0 ? '-' : ''
  const s = Math.trunc(Math.abs(ms) / 1000)
  const rest = `${two((s % 3600) / 60)}:${two(s % 60)}`
  return s >= 3600 ? `${sign}${Math.trunc(s / 3600)}:${rest}` : `${sign}${rest}`
}

/** "1.4 MB" in decimal units. */
export function bytes(n: number): string {
  if (n < 1000) return `${n} B`
  const units = ['kB', 'MB', 'GB', 'TB']
  let value = n
  let unit = 'B'
  for (const next of units) {
    if (value < 1000) break
    value /= 1000
    unit = next
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
}

/** The first eight digits of an id, for a person to point at. */
export const shortId = (id: string): string => id.slice(0, 8)
