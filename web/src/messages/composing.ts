/** What a message may be, by the profile and by who writes it: judged here so that it is said in time. */

import { PRECEDENCES } from '../lib/derive'
import { readPosition, toE7 } from '../lib/position'
import type { Attachment, Mode, Precedence, Role } from '../lib/types'
import { characters } from './plain'

export const FILES_MAX = 8
/** Of one file, and of all files of one message together. */
export const FILES_BYTES_MAX = 10_485_760
export const POSITIONS_MAX = 8
export const TEXT_MAX = 8000
const NAME_MAX = 200

export interface Typed {
  typed: string
  label: string
}

export interface Letter {
  text: string
  precedence: Precedence
  mode: Mode
  language: string
  reference: string
  positions: Typed[]
  files: Attachment[]
}

type Profile = Record<string, unknown>

/** The highest precedence that these roles may send a message at; null: none. */
export function highestFor(profile: Profile, roles: readonly Role[]): Precedence | null {
  const given = profile['send.message']
  const rules = Array.isArray(given) ? given.map(String) : ['duty:FLASH', 'watch-chief:FLASH', 'staff:PRIORITY']
  const found = rules
    .map((rule) => rule.split(':'))
    .filter(([role]) => roles.some((mine) => mine === role))
    .map(([, precedence]) => PRECEDENCES.findIndex((one) => one === precedence))
    .filter((rank) => rank >= 0)
  return found.length ? (PRECEDENCES[Math.min(...found)] ?? null) : null
}

export const mayUse = (highest: Precedence | null, one: Precedence): boolean =>
  highest !== null && PRECEDENCES.indexOf(one) >= PRECEDENCES.indexOf(highest)

/** How many characters a text of this precedence may have. */
export function textMax(profile: Profile, precedence: Precedence): number {
  const flash = profile['flash.characters_max']
  return precedence === 'FLASH' ? (typeof flash === 'number' ? flash : 600) : TEXT_MAX
}

export type FileFault = 'too-many' | 'too-large' | 'all-too-large' | 'empty' | 'bad-name'

/** Why a file cannot go with what is there already; null: it can. */
export function fileFault(file: { name: string; size: number }, there: readonly Attachment[]): FileFault | null {
  if (there.length >= FILES_MAX) return 'too-many'
  if (file.size === 0) return 'empty'
  if (file.size > FILES_BYTES_MAX) return 'too-large'
  const all = there.reduce((sum, one) => sum + one.bytes, file.size)
  if (all > FILES_BYTES_MAX) return 'all-too-large'
  // eslint-disable-next-line no-control-regex
  if (file.name.length > NAME_MAX || /[/\\:\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(file.name)) return 'bad-name'
  return null
}

/** What still keeps a letter from being sent, as the end of a Fluent id; null: nothing. */
export function barrier(letter: Letter, profile: Profile): 'no-text' | 'too-long' | 'position' | null {
  if (!letter.text.trim()) return 'no-text'
  if (characters(letter.text) > textMax(profile, letter.precedence)) return 'too-long'
  if (letter.positions.some((one) => one.typed.trim() !== '' && !readPosition(one.typed).ok)) return 'position'
  return null
}

/** The arguments of the verb `send`. */
export function argsOf(letter: Letter): Record<string, unknown> {
  const positions = letter.positions.flatMap(({ typed, label }) => {
    const reading = readPosition(typed)
    return reading.ok ? [[...toE7(reading.found.place), reading.found.typed, label.trim()]] : []
  })
  return {
    text: letter.text,
    precedence: letter.precedence,
    mode: letter.mode,
    language: letter.language,
    ...(letter.reference ? { ref: letter.reference } : {}),
    ...(positions.length ? { positions } : {}),
    ...(letter.files.length ? { files: letter.files.map(({ name, sha256 }) => ({ name, sha256 })) } : {}),
  }
}
