/** The form of a contact that is recorded by hand, and the sheet that it makes. */

import {
  isClock,
  isDay,
  lean,
  linesOf,
  parties,
  type ContactDoc,
  type Person,
  type Request,
  type RoundDoc,
} from '../../lib/talks'
import { isZone } from '../../lib/zones'

export const TRIGGERS = ['not-stated', 'stated', 'denied'] as const

export interface OfSide {
  initiator: string
  trigger: string
  triggerText: string
  interpreters: string
}

export interface ContactTyped {
  kind: string
  date: string
  time: string
  until: string
  zone: string
  place: string
  channel: string
  persons: Person[]
  topics: string
  asks: { by: string; text: string; answered: boolean }[]
  sides: Record<string, OfSide>
  noInterpreter: boolean
  closed: boolean
  series: string
  skipped: boolean
  reason: string
}

export const emptyContact = (date: string): ContactTyped => ({
  kind: 'voice',
  date,
  time: '',
  until: '',
  zone: '',
  place: '',
  channel: '',
  persons: parties().map((party) => ({ party, name: '', office: '', level: '' })),
  topics: '',
  asks: [],
  sides: Object.fromEntries(
    parties().map((party) => [party, { initiator: '', trigger: 'not-stated', triggerText: '', interpreters: '' }]),
  ),
  noInterpreter: false,
  closed: false,
  series: '',
  skipped: false,
  reason: '',
})

type Named = (party: string, office: string) => { name: string; level: string } | null

/** What a request already says about the contact that came of it. */
export function fromRequest(request: Request, time: string | undefined, ours: string, theirs: string, named: Named): Partial<ContactTyped> {
  const { doc, author } = request
  const other = author === ours ? theirs : ours
  const persons = [
    { party: author, office: doc.from_office },
    { party: other, office: doc.to_office },
  ].map(({ party, office }) => {
    const known = named(party, office)
    return { party, office, name: known?.name ?? '', level: known?.level ?? doc.level }
  })
  const empty = emptyContact('')
  // What the other side says of it is for the other side, or for a source, to tell.
  const mine = empty.sides[ours]
  if (mine) mine.initiator = author
  return {
    kind: doc.kind,
    channel: doc.channel ?? '',
    place: doc.place ?? '',
    zone: doc.zone ?? '',
    topics: doc.topics.join('\n'),
    noInterpreter: doc.no_qualified_interpreter ?? false,
    persons: [...persons, ...(doc.persons ?? [])].sort((a, b) => Number(a.party !== ours) - Number(b.party !== ours)),
    sides: empty.sides,
    ...(time ? { date: time.slice(0, 10), time: time.slice(11, 16) } : {}),
  }
}

export function fromRound(doc: RoundDoc): Partial<ContactTyped> {
  const persons = (doc.delegations ?? []).flatMap(({ party, head, members }) =>
    [...(head ? [head] : []), ...(members ?? [])].map((one) => ({ name: '', office: '', level: '', ...one, party })),
  )
  return {
    kind: 'in_person',
    place: doc.place ?? '',
    zone: doc.zone ?? '',
    series: doc.series,
    closed: doc.closed ?? false,
    topics: (doc.agenda ?? []).join('\n'),
    ...(persons.length ? { persons } : {}),
    ...(doc.from && isDay(doc.from) ? { date: doc.from } : {}),
  }
}

/** What is missing, as the end of a Fluent id; null: nothing. */
export function missing(typed: ContactTyped): 'day' | 'clock' | 'sides' | 'zone' | 'reason' | null {
  if (!isDay(typed.date)) return 'day'
  if ([typed.time, typed.until].some((clock) => clock !== '' && !isClock(clock))) return 'clock'
  if (typed.zone && !isZone(typed.zone)) return 'zone'
  if (typed.skipped && !typed.reason.trim()) return 'reason'
  const sides = new Set(typed.persons.filter((one) => one.name?.trim() || one.office?.trim()).map((one) => one.party))
  return typed.skipped || sides.size >= 2 ? null : 'sides'
}

export function contactDoc(typed: ContactTyped): Partial<ContactDoc> {
  const of = <T>(pick: (side: OfSide) => T | null): Record<string, T> =>
    Object.fromEntries(
      Object.entries(typed.sides).flatMap(([party, side]) => {
        const value = pick(side)
        return value === null ? [] : [[party, value]]
      }),
    )
  return {
    participants: typed.persons
      .map((one) => lean({ ...one, name: one.name?.trim(), office: one.office?.trim() }) as Person)
      .filter((one) => one.party && (typed.skipped || one.name || one.office)),
    ...lean({
      kind: typed.kind,
      date: typed.date,
      time: typed.time,
      until: typed.until,
      zone: typed.zone.trim(),
      place: typed.place.trim(),
      channel: typed.channel.trim(),
      topics: linesOf(typed.topics),
      asks: typed.asks
        .filter((ask) => ask.text.trim())
        .map((ask) => ({ by: ask.by, text: ask.text.trim(), answered: ask.answered })),
      initiator: of((side) => side.initiator || null),
      trigger: of(triggerOf),
      interpreters: of((side) => {
        const names = linesOf(side.interpreters)
        return names.length ? names : null
      }),
      no_qualified_interpreter: typed.noInterpreter,
      closed: typed.closed,
      series: typed.series.trim(),
      skipped: typed.skipped,
      reason: typed.skipped ? typed.reason.trim() : '',
    }),
  }
}

// The words of the ledger (contract A): "stated: …", "denied", "not stated".
export function triggerOf(side: Pick<OfSide, 'trigger' | 'triggerText'>): string | null {
  if (side.trigger === 'stated') return side.triggerText.trim() ? `stated: ${side.triggerText.trim()}` : null
  return side.trigger === 'denied' ? 'denied' : 'not stated'
}
