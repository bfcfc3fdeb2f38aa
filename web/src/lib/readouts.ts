/** The shapes of /api/readouts and of a comparison. */

import { get, post } from './api'
import type { Recorded, Sheet } from './talks'

export const RULES = ['no_readout', 'fact_of_contact', 'own', 'joint'] as const
export type RuleName = (typeof RULES)[number]
export type What = 'own' | 'joint' | 'fact'
/** What a rule lets out (RDO-5). */
export const LETS_OUT: Record<RuleName, readonly What[]> = {
  no_readout: [],
  fact_of_contact: ['fact'],
  own: ['fact', 'own'],
  joint: ['fact', 'joint'],
}

export interface Rule {
  rule: RuleName
  until?: string | null
  event?: string | null
  text?: string | null
  by?: string | null
  id?: string | null
  agreed: boolean
  default?: boolean
}

export interface Asked extends Omit<Sheet<unknown>, 'doc'> {
  by: string
  rule: RuleName
  until?: string | null
  event?: string | null
  text?: string | null
  state: 'asked' | 'accepted' | 'refused'
}

export interface Awaiting {
  have: number
  need: number
  by: string[]
}

export interface Claims {
  initiator?: Record<string, string>
  trigger?: Record<string, string>
  duration_min?: number | null
  persons?: string[]
  commitments?: string[]
}

export interface Readout extends Omit<Sheet<unknown>, 'doc'> {
  language: string
  text: string | null
  sealed: boolean
  shared: boolean
  version: number
  replaces: string | null
  released: boolean
  released_at: number | null
  awaiting: Awaiting | null
  claims: Claims
  note?: string | null
}

export interface JointLine extends Omit<Sheet<unknown>, 'doc'> {
  slot: number
  texts: Record<string, string>
  hash: string
  initials: Record<string, { by: string; at: number }>
  agreed: boolean
  current: boolean
  replaces: string | null
}

export interface Release extends Omit<Sheet<unknown>, 'doc'> {
  item: string
  what: What
  by: string[]
  channel: string | null
  address: string | null
  language: string | null
  lines: string[]
  text: string | null
  complete: boolean
  awaiting: Awaiting | null
}

export interface Breach extends Omit<Sheet<unknown>, 'doc'> {
  by: string
  text: string
  source: string
  on?: string | null
}

/** A rule agreed for another record of the same call: it holds here too. */
export interface RuleBeside extends Rule {
  contact: string
}

export interface OfContact {
  contact: Recorded
  rule: Rule
  rules_beside?: RuleBeside[]
  asked: Asked[]
  own: Readout[]
  theirs: Readout[]
  joint: JointLine[]
  releases: Release[]
  breaches: Breach[]
}

export interface ReadoutsView {
  persons_needed: number
  default_rule: RuleName
  contacts: OfContact[]
}

export interface Marked {
  sign: string
  word: Record<string, string>
}

export interface Credit {
  kind: string
  by: string
  at: string
}

export interface OnlyRow {
  text: string
  topic: string
  mark?: Marked
  corrected?: Credit[]
}

export interface BothRow {
  texts: Record<string, string>
  topic: string
  sure: number
  differs?: string[]
  more?: Record<string, { text: string; sure: number }[]>
  mark?: Marked
  says?: Record<string, string>
  corrected?: Credit[]
}

export interface Comparison {
  only: Record<string, OnlyRow[]>
  both: BothRow[]
  initiator: Record<string, string>
  duration: Record<string, number>
  trigger?: Record<string, string>
  persons: { only: Record<string, string[]>; both: { texts: Record<string, string> }[] }
  commitments: { only: Record<string, OnlyRow[]>; both: BothRow[] }
  topics: { topic: string; title?: Record<string, string>; by: string[]; mark?: Marked }[]
  marks?: Record<string, Marked>
  paragraphs?: Record<string, { text: string; statements: { text: string; topic: string; mark: string }[] }[]>
}

export const readReadouts = (): Promise<ReadoutsView> => get<ReadoutsView>('/api/readouts')
export const readComparison = (contact: string): Promise<Comparison> =>
  get<Comparison>(`/api/readouts/${contact}/compare`)
export const readFact = (contact: string, language: string): Promise<{ text: string }> =>
  get<{ text: string }>(`/api/readouts/${contact}/fact?language=${language}`)
export const correct = (
  contact: string,
  correction: { kind: 'same' | 'not_same' | 'topic'; texts: Record<string, string>; topic?: string },
): Promise<unknown> => post(`/api/readouts/${contact}/corrections`, correction)

/** The version of a readout that stands: the newest that nothing replaces. */
export const newestOf = (versions: readonly Readout[]): Readout | null => {
  const replaced = new Set(versions.map((one) => one.replaces))
  return [...versions].filter((one) => !one.void && !replaced.has(one.id)).sort((a, b) => b.at - a.at)[0] ?? null
}

/** The lines of a joint readout that stand, in their order. */
export const standing = (lines: readonly JointLine[]): JointLine[] =>
  lines.filter((line) => line.current && !line.void).sort((a, b) => a.slot - b.slot)

