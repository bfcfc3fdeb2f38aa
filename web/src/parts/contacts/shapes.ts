/** What the ledger's API sends, and the words for its kinds, levels and verdicts. */

import { t, tOr } from '../../lib/i18n.svelte'
import { dateWords, weekdayWord } from '../../lib/zones'
import type { GlyphName } from '../Glyph.svelte'

const NAMED_MAX = 5

export interface Coverage {
  from: string | null
  to: string | null
  sources: string[]
  sources_left_off?: number
}
export interface Participant {
  party: string
  name?: string
  office?: string
  level?: string
}
export interface Listed {
  id: string
  date: string
  kind: string
  level: string
  parties: string[]
  participants: Participant[]
  place: string | null
  topics: string[]
  source: string | string[]
  confidence: string
  conflicts_with: string[]
}
export interface Page {
  contacts: Listed[]
  total: number
  coverage: Coverage
}
export interface SinceRow {
  scope: 'person_pair' | 'office_pair' | 'level'
  of: string
  kind: string
  prior: string | null
  days: number | null
  days_min: number | null
  days_max: number | null
  unordered: string[]
  unordered_left_off?: number
  sure: boolean
  prior_date: string | null
  prior_or: string[]
  sentence: string
}
export type Verdict = 'holds' | 'does not hold' | 'cannot tell'
export interface Claim {
  claim: Record<string, unknown>
  verdict: Verdict
  /** In English, with the coverage of the ledger. */
  why: string
  /** The rule that decided, and what it names: said in the language of the screen. */
  why_code: string
  why_args: WhyArgs
}
export interface WhyArgs {
  ids?: string[]
  kind?: string
  level?: string
  /** A weekday, 1 Monday to 7. */
  is?: number
  [name: string]: string | number | string[] | undefined
}
export interface Owed {
  contact: string
  what: string
  due: string | null
  state: string
}
/** A sign and its word in three languages, as the node says them. */
export interface Sign {
  sign: string
  word: Record<string, string>
}
export interface Statement {
  text: string
  topic: string | null
  mark: Sign
  corrected?: { by: string; at: string }[]
}
export interface Both {
  texts: Record<string, string>
  topic: string | null
  sure: number
  mark: Sign
  differs: string[]
  more: Record<string, { text: string }[]>
  corrected?: { by: string; at: string }[]
}
export interface Compared {
  only: Record<string, Statement[]>
  both: Both[]
  initiator: Record<string, string>
  duration: Record<string, number>
  topics: { topic: string; title: Record<string, string>; by: string[] }[]
  marks: { initiator: Sign; duration: Sign }
}
export interface Follow {
  what: string
  due: string | null
  state: string
}
/** A contact as it was written: what is known of its fields stands here, the rest is shown as it is. */
export interface Raw {
  id: string
  date: string
  kind: string
  participants: Participant[]
  source: string | string[]
  time?: string
  until?: string
  place?: string
  zone?: string
  channel?: string
  series?: string
  round?: string | number
  closed?: boolean
  topics?: string[]
  initiator?: Record<string, string>
  trigger?: Record<string, string>
  accounts?: Record<string, string[]>
  published?: Record<string, string>
  duration?: Record<string, number>
  release?: string
  embargo?: string
  confidence?: string
  note?: string
  [more: string]: unknown
}
export interface Detail {
  contact: Raw
  level: string
  confidence: string
  sentence: string
  since: SinceRow[]
  coverage: Coverage
  claims: Claim[]
  follow_ups: Follow[]
  compare: Compared | null
  evidence: string | null
  prior_links: string[]
  conflicts_with: string[]
  conflicts_left_off?: number
}
export interface Silence {
  level: string
  last: string | null
  days: number | null
  days_min: number | null
  days_max: number | null
  alarm: boolean
}
export type Shape = 'square' | 'circle' | 'diamond' | 'triangle' | 'cross' | 'column'
/** One contact, or several that stand too near together: then `count` says how many. */
export interface Mark {
  lane: string
  from: string
  to: string
  shape: Shape
  kind: string | null
  partial: boolean
  confidence: string | null
  records: number
  count: number
  ids: string[] | null
  title: string
}
export interface Gap {
  level: string
  from: string
  to: string
  days: number
  is_open: boolean
}
export interface Timeline {
  marks: Mark[]
  gaps: Gap[]
  coverage: Coverage
  today: string
  is_thinned: boolean
}

export const LEVELS = [
  'head_of_state',
  'head_of_government',
  'minister',
  'chief_of_staff',
  'deputy_minister',
  'under_secretary',
  'commander',
  'duty',
] as const
export const KINDS = ['in_person', 'voice', 'video', 'written', 'line_check'] as const

const ALIASES: Record<string, string> = {
  meeting: 'in_person',
  phone: 'voice',
  call: 'voice',
  message: 'written',
  letter: 'written',
  check: 'line_check',
}
/** The kind by which a contact is compared. */
export const plainKind = (kind: string): string => ALIASES[kind] ?? kind

const dashed = (word: string): string => word.replaceAll('_', '-').replaceAll(' ', '-')

export const kindWord = (kind: string): string =>
  tOr(`contacts-kind-${dashed(plainKind(kind))}`, kind)
/** A level, or both of a mixed one. */
export const levelWord = (level: string): string =>
  level
    .split('/')
    .map((one) => tOr(`contacts-level-${dashed(one)}`, one))
    .join(' / ')
/** A level as one person has it. */
export const rankWord = (level: string): string => tOr(`contacts-rank-${dashed(level)}`, level)
/** Who claims: a name, or the press. */
export const byWord = (by: string): string => (by === 'press' ? confidenceWord(by) : by)
/** "voice/minister" as a claim has it. */
export function ofWord(of: string): string {
  const [kind = '', ...level] = of.split('/')
  return `${kindWord(kind)}, ${levelWord(level.join('/') || 'any')}`
}
export const confidenceWord = (confidence: string): string =>
  tOr(`contacts-confidence-${dashed(confidence)}`, confidence)
export const stateWord = (state: string): string => tOr(`contacts-state-${dashed(state)}`, state)
export const verdictWord = (verdict: Verdict): string => t(`contacts-verdict-${dashed(verdict)}`)
const DATES = ['since', 'date', 'day']

/** Why a claim has its verdict, in the language of the screen; English if a newer node has a reason that is not known here. */
export function whyWord({ why, why_code, why_args }: Claim): string {
  const { ids = [], kind, level, is, ...more } = why_args
  const args: Record<string, string> = {}
  for (const [name, value] of Object.entries(more)) {
    args[name] = DATES.includes(name) ? dateWords(String(value)) : String(value)
  }
  const named = ids.slice(0, NAMED_MAX).join(', ')
  args['ids'] = ids.length > NAMED_MAX ? t('contacts-why-others', { ids: named }) : named
  if (kind && level) args['of'] = ofWord(`${kind}/${level}`)
  if (is) args['is'] = weekdayWord(is)
  return tOr(`contacts-why-${dashed(why_code)}`, why, args)
}
export const VERDICT_GLYPHS: Record<Verdict, GlyphName> = {
  holds: 'tick',
  'does not hold': 'cross',
  'cannot tell': 'silent',
}

export const sourcesOf = (source: string | string[] | undefined): string[] =>
  source === undefined ? [] : Array.isArray(source) ? source : [source]

/** Each side's people, shortest form: "Austin · Belousov" has no room for offices. */
export const peopleOf = (participants: readonly Participant[]): string =>
  participants.map(({ name, office, party }) => name || office || party).join(' · ')

/** "468 days", or the range that partial dates leave. */
/** A few of these ids, and how many more there are. */
export function someOf(ids: string[], left = 0): string {
  const shown = ids.slice(0, NAMED_MAX)
  const n = ids.length - shown.length + left
  return n ? t('contacts-and-more', { ids: shown.join(', '), n }) : shown.join(', ')
}

export function daysWord(row: { days: number | null; days_min: number | null; days_max: number | null }): string {
  if (row.days !== null) return t('contacts-days', { n: row.days })
  if (row.days_min === null || row.days_max === null) return t('contacts-no-days')
  return t('contacts-days-between', { least: row.days_min, most: row.days_max })
}

export function coverageWord(coverage: Coverage): string {
  const n = coverage.sources.length + (coverage.sources_left_off ?? 0)
  return t('contacts-coverage', { from: dateWords(coverage.from ?? ''), to: dateWords(coverage.to ?? ''), n })
}
