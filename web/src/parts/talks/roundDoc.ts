/** The form of a round, and the sheet that it makes. */

import { isPartialDate, lean, linesOf, parties, type Person, type RoundDoc } from '../../lib/talks'
import { isZone } from '../../lib/zones'

export interface RoundTyped {
  series: string
  number: string
  host: string
  place: string
  zone: string
  from: string
  to: string
  closed: boolean
  heads: Record<string, { name: string; office: string; level: string }>
  members: Record<string, Person[]>
  agenda: string
  groups: { name: string; topics: string }[]
  nextBy: string
  consultations: { by: string; topics: string }[]
  text: string
}

export function typedOf(doc: RoundDoc | null): RoundTyped {
  const of = (party: string) => doc?.delegations?.find((one) => one.party === party)
  return {
    series: doc?.series ?? '',
    number: doc?.number ?? '',
    host: doc?.host ?? '',
    place: doc?.place ?? '',
    zone: doc?.zone ?? '',
    from: doc?.from ?? '',
    to: doc?.to ?? '',
    closed: doc?.closed ?? false,
    heads: Object.fromEntries(
      parties().map((party) => [party, { name: '', office: '', level: '', ...lean({ ...of(party)?.head }) }]),
    ),
    members: Object.fromEntries(
      parties().map((party) => [party, (of(party)?.members ?? []).map((one) => ({ name: '', office: '', level: '', ...one, party }))]),
    ),
    agenda: (doc?.agenda ?? []).join('\n'),
    groups: (doc?.working_groups ?? []).map(({ name, topics }) => ({ name, topics: (topics ?? []).join('\n') })),
    nextBy: doc?.next_by ?? '',
    consultations: (doc?.consultations ?? []).map(({ by, topics }) => ({ by: by ?? '', topics: topics.join('\n') })),
    text: doc?.text ?? '',
  }
}

export function missingOfRound(typed: RoundTyped): 'series' | 'date' | 'zone' | 'order' | null {
  if (!typed.series.trim()) return 'series'
  const dates = [typed.from, typed.to, typed.nextBy, ...typed.consultations.map((one) => one.by)].filter(Boolean)
  if (!dates.every(isPartialDate)) return 'date'
  if (typed.from && typed.to && typed.to < typed.from.slice(0, typed.to.length)) return 'order'
  return typed.zone && !isZone(typed.zone) ? 'zone' : null
}

const person = (one: Person): Person => {
  const { party: _, ...rest } = one
  return lean({ ...rest }) as Person
}

export function roundDoc(typed: RoundTyped): Partial<RoundDoc> {
  const delegations = parties().flatMap((party) => {
    const head = person(typed.heads[party] ?? {})
    const members = (typed.members[party] ?? []).map(person).filter((one) => one.name || one.office)
    const found = lean({ head, members })
    return Object.keys(found).length ? [{ party, ...found }] : []
  })
  return lean({
    series: typed.series.trim(),
    number: typed.number.trim(),
    host: typed.host.trim(),
    place: typed.place.trim(),
    zone: typed.zone.trim(),
    from: typed.from,
    to: typed.to,
    closed: typed.closed,
    delegations,
    agenda: linesOf(typed.agenda),
    working_groups: typed.groups
      .filter((group) => group.name.trim())
      .map((group) => ({ name: group.name.trim(), ...lean({ topics: linesOf(group.topics) }) })),
    next_by: typed.nextBy,
    consultations: typed.consultations
      .map((one) => ({ topics: linesOf(one.topics), ...lean({ by: one.by }) }))
      .filter((one) => one.topics.length),
    text: typed.text.trim(),
  }) as Partial<RoundDoc>
}
