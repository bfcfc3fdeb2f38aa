/**
 * A position as officers write it, read and written: decimal degrees, degrees and minutes, MGRS.
 *
 * What can be read in two ways is refused, and the fault says why: a wrong place is worse than a
 * second look. The node reads the same forms (core/forms/position.py); this side is the stricter.
 */

import { fromMgrs, looksLikeMgrs, toMgrs, type MgrsFault, type Place } from './mgrs'

export type { Place }
export type Form = 'decimal' | 'dms' | 'mgrs'
export type PositionFault =
  | MgrsFault
  | 'empty'
  | 'unknown'
  | 'too-long'
  | 'comma'
  | 'no-side'
  | 'same-axis'
  | 'sign-and-side'
  | 'order'
  | 'latitude-range'
  | 'longitude-range'
  | 'minutes'

export interface Found {
  place: Place
  form: Form
  /** Exactly as it was written. */
  typed: string
  /** The side of the square that was named, metres, when it is larger than 1 m; else null. */
  squareM: number | null
}

export type Reading = { ok: true; found: Found } | { ok: false; fault: PositionFault }

export const TYPED_CHARACTERS_MAX = 80
const EARTH_RADIUS_M = 6_371_008.8

const fault = (what: PositionFault): Reading => ({ ok: false, fault: what })

/**
 * Sides in the three languages of the console: Latin letters; "с. ш.", "ю. ш.", "в. д.", "з. д.";
 * "LU", "LS", "BT", "BB". Each becomes one Latin letter.
 */
const SIDES: readonly (readonly [RegExp, string])[] = [
  [/([СЮ])\. ?Ш\.?/g, '$1'],
  [/([ВЗ])\. ?Д\.?/g, '$1'],
  [/([СЮ])Ш/g, '$1'],
  [/([ВЗ])Д/g, '$1'],
  [/LU/g, 'N'],
  [/LS/g, 'S'],
  [/BT/g, 'E'],
  [/BB/g, 'W'],
  [/С/g, 'N'],
  [/Ю/g, 'S'],
  [/В/g, 'E'],
  [/З/g, 'W'],
]

/** One way of writing for all: capitals, single blanks, one sign for each of ° ′ ″ and the minus. */
function plain(text: string): string {
  return text
    .replace(/[º˚∘]/g, '°')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\u2212\u2010-\u2015]/g, '-')
    .replace(/ГРАД\.?/g, '°')
    .replace(/″|“|”|„|''|′′/g, '"')
    .replace(/[′‘’ʹʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

function withSides(text: string): string {
  return SIDES.reduce((found, [pattern, letter]) => found.replace(pattern, letter), text)
}

const DECIMAL = /^([+-]?\d{1,3}(?:\.\d+)?)°?(?: ?[,;] ?| )([+-]?\d{1,3}(?:\.\d+)?)°?$/
/** Two decimals with a comma each, or two whole numbers with nothing but a comma between them. */
const COMMAS = /^[+-]?\d+,\d+(?:[;, ]+[+-]?\d+,\d+)?$/

/** One part of a position with its side: the letter before or after it. */
const PART =
  /([NSEW])? ?([+-]?)(\d{4,7}(?:\.\d+)?|\d{1,3}(?:\.\d+)?)(?:[° -]+(\d{1,2}(?:\.\d+)?)(?:[' -]+(\d{1,2}(?:\.\d+)?))?)?[°'" ]*([NSEW])?/y

interface Part {
  side: string
  value: number
}

/** Degrees from DDMM, DDMMSS, DDDMM or DDDMMSS, as NOTAMs have them: the length says which. */
function packed(digits: string, side: string): number | PositionFault {
  const whole = digits.split('.')[0] ?? ''
  const wide = side === 'N' || side === 'S' ? 2 : 3
  if (whole.length !== wide + 2 && whole.length !== wide + 4) return 'unknown'
  const hasSeconds = whole.length === wide + 4
  const minutes = Number(hasSeconds ? digits.slice(wide, wide + 2) : digits.slice(wide))
  const seconds = hasSeconds ? Number(digits.slice(wide + 2)) : 0
  if (minutes >= 60 || seconds >= 60) return 'minutes'
  return Number(digits.slice(0, wide)) + minutes / 60 + seconds / 3600
}

function valueOf(match: RegExpExecArray, side: string): number | PositionFault {
  const [, , sign, first = '', minutes = '', seconds = ''] = match
  if (sign) return 'sign-and-side'
  if (/^\d{4}/.test(first)) return minutes ? 'unknown' : packed(first, side)
  const isSplit = minutes !== ''
  // Only the last part may have decimals: 60.5° 30' says two things.
  if ((isSplit && first.includes('.')) || (seconds && minutes.includes('.'))) return 'unknown'
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return 'minutes'
  return Number(first) + Number(minutes) / 60 + Number(seconds) / 3600
}

function oneSide(text: string, from: number): { part: Part; end: number } | PositionFault {
  PART.lastIndex = from
  const match = PART.exec(text)
  if (!match) return 'unknown'
  const before = match[1] ?? ''
  let after = match[6] ?? ''
  let end = PART.lastIndex
  // "N60 07 E24 34": the letter after the number is the next one's.
  if (before && after) {
    after = ''
    end -= 1
  }
  const side = before || after
  if (!side) return 'no-side'
  const value = valueOf(match, side)
  if (typeof value === 'string') return value
  return { part: { side, value: 'SW'.includes(side) ? -value : value }, end }
}

function sided(text: string): Reading | Place {
  const first = oneSide(text, 0)
  if (typeof first === 'string') return fault(first)
  const gap = /[ ,;/]*/y
  gap.lastIndex = first.end
  gap.exec(text)
  const second = oneSide(text, Math.max(gap.lastIndex, first.end))
  if (typeof second === 'string') return fault(second)
  if (second.end !== text.length) return fault('unknown')
  const isNorth = (part: Part): boolean => 'NS'.includes(part.side)
  if (isNorth(first.part) === isNorth(second.part)) return fault('same-axis')
  const [lat, lon] = isNorth(first.part) ? [first.part, second.part] : [second.part, first.part]
  return { latitude: lat.value, longitude: lon.value }
}

function found(typed: string, form: Form, place: Place, squareM: number | null = null): Reading {
  const { latitude, longitude } = place
  if (Math.abs(latitude) > 90) {
    const isTurned = form === 'decimal' && Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90
    return fault(isTurned ? 'order' : 'latitude-range')
  }
  if (Math.abs(longitude) > 180) return fault('longitude-range')
  return { ok: true, found: { place, form, typed, squareM } }
}

/** Read a position in any of the three forms. */
export function readPosition(typed: string): Reading {
  const text = plain(typed)
  if (text === '') return fault('empty')
  if ([...typed.trim()].length > TYPED_CHARACTERS_MAX) return fault('too-long')
  const original = typed.trim()
  const sides = withSides(text)
  if (/[NSEW]/.test(sides) && !looksLikeMgrs(text)) {
    const commas = /\d,\d/.test(sides)
    if (commas && !/\d\.\d/.test(sides)) return fault('comma')
    const place = sided(sides)
    if ('ok' in place) return place
    return found(original, 'dms', place)
  }
  if (looksLikeMgrs(text)) {
    const square = fromMgrs(text)
    if (typeof square === 'string') return fault(square)
    return found(original, 'mgrs', square.place, square.sizeM > 1 ? square.sizeM : null)
  }
  if (COMMAS.test(text) && !/\./.test(text)) return fault('comma')
  const match = DECIMAL.exec(text)
  if (match) {
    return found(original, 'decimal', { latitude: Number(match[1]), longitude: Number(match[2]) })
  }
  const isUnsided = /^[\d°'" .,;-]+$/.test(text) && (text.match(/\d+/g) ?? []).length >= 2
  return fault(isUnsided ? 'no-side' : 'unknown')
}

// --- writing ---------------------------------------------------------------------------------

/** "60.12340, 24.56780": five decimals, about 1 m. */
export const decimal = (place: Place): string =>
  `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`

function angle(value: number, wide: number, sides: string): string {
  const tenths = Math.round(Math.abs(value) * 36_000)
  const whole = Math.floor(tenths / 36_000)
  const minutes = Math.floor((tenths % 36_000) / 600)
  const seconds = (tenths % 600) / 10
  const two = String(minutes).padStart(2, '0')
  const side = value < 0 ? sides[1] : sides[0]
  return `${String(whole).padStart(wide, '0')}°${two}′${seconds.toFixed(1).padStart(4, '0')}″${side}`
}

/** "60°07′24.2″N 024°34′04.1″E": a tenth of a second, about 3 m. */
export const dms = (place: Place): string =>
  `${angle(place.latitude, 2, 'NS')} ${angle(place.longitude, 3, 'EW')}`

/** "35V LG 76543 67890", null near the poles, where MGRS has no zones. */
export const mgrs = (place: Place): string | null => toMgrs(place)

/** [latitude, longitude] in 1e-7 degree, as the record has them. */
export const toE7 = (place: Place): [number, number] => [
  Math.round(place.latitude * 1e7),
  Math.round(place.longitude * 1e7),
]

/** Metres between two places, on a sphere of the mean radius, as the node counts [RCT-14]. */
export function distanceM(one: Place, other: Place): number {
  const rad = (deg: number): number => (deg * Math.PI) / 180
  const [lat1, lat2] = [rad(one.latitude), rad(other.latitude)]
  const far = rad(other.longitude - one.longitude)
  const haversine =
    Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(far / 2) ** 2
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(haversine))))
}
