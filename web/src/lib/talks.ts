/** The shapes of /api/talks, and what follows from them by themselves. Times in a sheet are ISO minutes. */

import { get, post } from './api'
import { store } from './store.svelte'
import type { Mode, Role } from './types'

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
export const CONTACT_KINDS = ['voice', 'video', 'in_person', 'written'] as const
export const ANSWERS = ['accept', 'other_time', 'other_person', 'decline'] as const
export type AnswerName = (typeof ANSWERS)[number]

export interface Person {
  party?: string
  name?: string
  office?: string
  level?: string
}

export interface Sheet<D> {
  id: string
  author: string
  officer: string | null
  at: number
  mode: Mode | null
  void: string | null
  doc: D
  ours: boolean
  /** What it is about, if it says so. */
  about?: string | null
  replaced_by?: string | null
  /** The other node holds it. */
  held?: boolean
}

export interface Weekly {
  weekday: number
  time: string
  agenda?: string[]
}

export interface RequestDoc {
  from_office: string
  to_office: string
  level: string
  kind: string
  topics: string[]
  times: string[]
  channel?: string
  languages?: string[]
  persons?: Person[]
  interpreters?: string[]
  no_qualified_interpreter?: boolean
  place?: string
  zone?: string
  reply_by?: string
  weekly?: Weekly
  text?: string
}

export interface Reply {
  id: string
  author: string
  officer: string | null
  at: number
  answer: AnswerName
  times?: string[] | null
  person?: string | null
  office?: string | null
  reason?: string | null
  text?: string | null
}

export interface Occurrence {
  at: number | string
  state: 'due' | 'held' | 'skipped' | 'no_record'
  contact: string | null
}

export type RequestState =
  | 'open'
  | 'accepted'
  | 'other_time'
  | 'other_person'
  | 'declined'
  | 'no_answer'
  | 'held'
  | 'cancelled'

export interface Request extends Sheet<RequestDoc> {
  state: RequestState
  reply_by: number
  replies: Reply[]
  written: string | null
  occurrences?: Occurrence[]
  initiator: string
}

export interface Delegation {
  party: string
  head?: Person
  members?: Person[]
}

export interface RoundDoc {
  series: string
  number?: string
  host?: string
  place?: string
  zone?: string
  from?: string
  to?: string
  closed?: boolean
  delegations?: Delegation[]
  agenda?: string[]
  working_groups?: { name: string; topics?: string[] }[]
  next_by?: string
  consultations?: { by?: string; topics: string[] }[]
  text?: string
}

export interface Round extends Sheet<RoundDoc> {
  current: boolean
  contacts: string[]
  state: 'planned' | 'held' | 'overdue'
}

export type CommitmentState = 'open' | 'overdue' | 'done' | 'lapsed' | 'withdrawn'

export interface Outcome {
  id: string
  author: string
  officer: string | null
  at: number
  state: string
  evidence?: string | null
  text?: string | null
  on?: string | null
}

export interface CommitmentDoc {
  sort: 'commitment' | 'follow_up'
  text: string
  owes: string
  to?: string
  due?: string | null
  expires: string
  topics?: string[]
}

export interface Commitment extends Sheet<CommitmentDoc> {
  state: CommitmentState
  outcomes: Outcome[]
}

export interface ContactDoc {
  kind: string
  date: string
  time?: string
  until?: string
  zone?: string
  place?: string
  channel?: string
  participants: Person[]
  topics?: string[]
  asks?: { by: string; text: string; answered?: boolean }[]
  initiator?: Record<string, string>
  trigger?: Record<string, string>
  interpreters?: Record<string, string[]>
  no_qualified_interpreter?: boolean
  closed?: boolean
  series?: string
  skipped?: boolean
  reason?: string
}

export interface OpenAsk {
  text: string
  by: string
  since: string | number
}

export interface Recorded extends Sheet<ContactDoc> {
  ledger_id: string
  asks_open: OpenAsk[]
  /** Items of other records of the same call, and of those that only look so: a person says. */
  one_call?: string[]
  perhaps_one_call?: string[]
  /** The author of the request that it came of. */
  initiator_by_record?: string | null
}

export type Holder = Sheet<{
  party: string
  office: string
  level: string
  name: string
  from: string
  until?: string
}>

export interface Briefing {
  id: string
  contact?: string | null
  audience: string
  due?: string | null
  text: string
  not_passed_on?: string | null
  state: 'open' | 'overdue' | 'done'
  by?: string
  at: number
}

export interface TalksView {
  now: number
  zones: [string, string]
  requests: Request[]
  rounds: Round[]
  commitments: Commitment[]
  contacts: Recorded[]
  holders: Holder[]
  briefings: Briefing[]
  offices: string[]
  levels?: string[]
}

export interface Preparation {
  title: string
  mode: Mode | null
  initiator: string
  /** Zulu first, then both walls; a zone is empty where only a date is known. */
  when: { zone: string; text: string }[]
  holders: { party: string; office: string; name: string | null }[]
  level: string
  topics: string[]
  channel: string
  languages: string[]
  interpreters: string[]
  no_qualified_interpreter: boolean
  last_contact: { id: string; date: string; sentence: string } | null
  commitments: { text: string; owes: string; due: string | null; state: string }[]
  asks: { text: string; by: string; since: string }[]
  incidents: { id: string; at: number; by: string }[]
  glossary: { topic: string; en?: string[]; ru?: string[]; id?: string[]; disagreed?: string }[]
  rule: { rule?: string; until?: string | null; event?: string | null } | null
}

/** What a calendar file holds, offered as a time. */
export interface CalendarEvent {
  title: string
  starts_at: string
  all_day: boolean
}

export const readTalks = (): Promise<TalksView> => get<TalksView>('/api/talks')
export const readPreparation = (id: string, language: string): Promise<Preparation> =>
  get<Preparation>(`/api/talks/preparation/${id}?language=${language}`)
export const briefed = (id: string): Promise<unknown> => post(`/api/briefings/${id}/done`, {}, { key: `done-${id}` })

/** The sheet without what was left empty: an empty field is not a statement. */
export function lean<T extends Record<string, unknown>>(doc: T): Partial<T> {
  const isEmpty = (value: unknown): boolean =>
    value === '' ||
    value === null ||
    value === undefined ||
    value === false ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && !Array.isArray(value) && Object.keys(value as object).length === 0)
  return Object.fromEntries(Object.entries(doc).filter(([, value]) => !isEmpty(value))) as Partial<T>
}

const holds = (roles: readonly Role[]): boolean =>
  (store.session?.officer?.roles ?? []).some((role) => roles.includes(role))

/** Officers whose signature a talk takes (TLK-2); the node asks again. */
export const mayTalk = (): boolean => holds(['staff', 'watch-chief'])
export const mayRecord = (): boolean => holds(['staff', 'watch-chief', 'duty'])
export const mayRelease = (): boolean => holds(['releaser'])

/** The mode of what is said about something is that thing's own; of something new, real but in a demo. */
export const modeFor = (about?: { mode: Mode | null } | null): Mode =>
  about?.mode ?? (store.meta?.demo ? 'EXERCISE' : 'REAL')

/** Both parties, ours first. */
export const parties = (): string[] => [store.ours, store.theirs].filter(Boolean)

/** Whether two persons or offices are written alike, as the ledger compares them. */
export const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase().replace(/\s+/g, ' ').trim()

/** Lines of a text field: one thing a line, empty ones left out. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Whether a text is a day, a month or a year that exists. */
export function isPartialDate(text: string): boolean {
  const found = PARTIAL.exec(text)
  if (!found) return false
  const [, year, month = '01', day = '01'] = found
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
}

export const isDay = (text: string): boolean => text.length === 10 && isPartialDate(text)
export const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Things by a key, each group in the order in which they came. */
export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const group = found.get(keyOf(one))
    if (group) group.push(one)
    else found.set(keyOf(one), [one])
  }
  return found
}
