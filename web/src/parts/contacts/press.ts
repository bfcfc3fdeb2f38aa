/** What the node found in a press text, and the contact that is made of it. */

import type { Participant } from './shapes'

export type Place = [number, number]
export interface Find {
  text: string
  sentence: string
  /** Of the sentence, and of the find itself, in characters of the text. */
  offset: Place
  at: Place
  sure?: boolean
  [more: string]: unknown
}
export const SORTS = ['dates', 'names', 'offices', 'kinds', 'places', 'quotes', 'claims'] as const
export type Sort = (typeof SORTS)[number]
export interface Proposal {
  id?: string
  date?: string
  time?: string
  kind?: string
  participants?: Participant[]
  place?: string
  missing: string[]
  [more: string]: unknown
}
export interface Reading extends Record<Sort, Find[]> {
  language: string
  language_sure: boolean
  printed: string
  contact: Proposal
  left_off: Partial<Record<Sort, number>>
}
/** The words of a sort are those of one of them. */
export const SORT_WORD: Record<Sort, string> = {
  dates: 'date',
  names: 'person',
  offices: 'office',
  kinds: 'kind',
  places: 'place',
  quotes: 'quote',
  claims: 'claim',
}

export interface Numbered extends Find {
  sort: Sort
  number: number
}

/** All finds in the order of the text, each with the number that stands beside it. */
export function numbered(reading: Reading): Numbered[] {
  const all = SORTS.flatMap((sort) => reading[sort].map((find) => ({ ...find, sort, number: 0 })))
  all.sort((one, other) => one.at[0] - other.at[0] || other.at[1] - one.at[1])
  return all.map((find, i) => ({ ...find, number: i + 1 }))
}

export interface Piece {
  text: string
  /** The numbers of the finds that this stretch belongs to; none: plain text. */
  numbers: number[]
  /** Those that begin here: their numbers are shown. */
  begins: number[]
}

/** The text in stretches that belong to the same finds. Places count characters, not UTF-16 units. */
export function pieces(text: string, finds: readonly Numbered[]): Piece[] {
  const characters = [...text]
  const edges = new Set([0, characters.length])
  for (const { at } of finds) for (const edge of at) edges.add(Math.min(edge, characters.length))
  const order = [...edges].sort((one, other) => one - other)
  return order.slice(0, -1).map((from, i) => {
    const to = order[i + 1] ?? characters.length
    const here = finds.filter(({ at }) => at[0] < to && at[1] > from)
    return {
      text: characters.slice(from, to).join(''),
      numbers: here.map(({ number }) => number),
      begins: here.filter(({ at }) => at[0] === from).map(({ number }) => number),
    }
  })
}

export interface Draft {
  id: string
  date: string
  time: string
  kind: string
  place: string
  source: string
  confidence: string
  topics: string
  participants: { party: string; name: string; office: string; level: string }[]
  /** What goes along as it was found: accounts, claims, initiator. */
  along: { key: string; party: string; text: string; value: unknown; isKept: boolean }[]
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [])

/** A draft of the proposal; what is missing stands empty in it. */
export function draftOf(contact: Proposal, source: string): Draft {
  const along: Draft['along'] = []
  for (const [party, told] of Object.entries((contact['accounts'] ?? {}) as Record<string, unknown>)) {
    for (const text of texts(told)) along.push({ key: 'accounts', party, text, value: text, isKept: true })
  }
  for (const [party, who] of Object.entries((contact['initiator'] ?? {}) as Record<string, unknown>)) {
    along.push({ key: 'initiator', party, text: String(who), value: who, isKept: true })
  }
  const claims = (Array.isArray(contact['claims']) ? contact['claims'] : []) as Record<string, unknown>[]
  for (const claim of claims) {
    along.push({ key: 'claims', party: String(claim['by'] ?? ''), text: String(claim['text'] ?? claim['kind'] ?? ''), value: claim, isKept: true })
  }
  return {
    id: contact.id ?? '',
    date: contact.date ?? '',
    time: contact.time ?? '',
    kind: contact.kind ?? '',
    place: contact.place ?? '',
    source,
    confidence: 'press',
    topics: texts(contact['topics']).join('\n'),
    participants: (contact.participants ?? []).map((one) => ({
      party: one.party,
      name: one.name ?? '',
      office: one.office ?? '',
      level: one.level ?? '',
    })),
    along,
  }
}

/** The contact as it is saved: empty fields are left out. */
export function contactOf(draft: Draft): Record<string, unknown> {
  const contact: Record<string, unknown> = { id: draft.id.trim(), date: draft.date.trim(), kind: draft.kind }
  for (const name of ['time', 'place'] as const) if (draft[name].trim()) contact[name] = draft[name].trim()
  contact['participants'] = draft.participants
    .filter(({ party }) => party.trim())
    .map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value.trim()).map(([name, value]) => [name, value.trim()])))
  contact['source'] = draft.source.trim()
  contact['confidence'] = draft.confidence
  const topics = draft.topics.split('\n').map((line) => line.trim()).filter(Boolean)
  if (topics.length) contact['topics'] = topics
  const kept = draft.along.filter(({ isKept }) => isKept)
  const accounts: Record<string, unknown[]> = {}
  for (const one of kept) if (one.key === 'accounts') (accounts[one.party] ??= []).push(one.value)
  if (Object.keys(accounts).length) contact['accounts'] = accounts
  const initiator = Object.fromEntries(kept.filter(({ key }) => key === 'initiator').map(({ party, value }) => [party, value]))
  if (Object.keys(initiator).length) contact['initiator'] = initiator
  const claims = kept.filter(({ key }) => key === 'claims').map(({ value }) => value)
  if (claims.length) contact['claims'] = claims
  return contact
}
