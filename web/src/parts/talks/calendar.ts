/** What stands on each day of the calendar: agreed and proposed times, contacts, rounds, what is due. */

import { t } from '../../lib/i18n.svelte'
import type { TalksView } from '../../lib/talks'
import { momentOf } from '../../lib/zones'
import type { GlyphName } from '../Glyph.svelte'
import { timesOf } from './requestState'

export const DAY_MS = 86_400_000

export interface Mark {
  key: string
  /** "2026-11-25" */
  day: string
  /** ms, or null for a whole day */
  at: number | null
  glyph: GlyphName
  word: string
  text: string
  to: { screen: 'requests' | 'rounds' | 'commitments' | 'readouts'; arg: string }
  isAbnormal: boolean
}

export const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export function marksOf(view: TalksView | null): Mark[] {
  if (!view) return []
  const found: Mark[] = []
  for (const request of view.requests) {
    const { doc, id } = request
    if (request.void || request.state === 'declined') continue
    const text = doc.topics.join(' · ')
    const to = { screen: 'requests', arg: id } as const
    const { times, isAgreed } = timesOf(request)
    for (const time of times) {
      const at = momentOf(time)
      if (at === null) continue
      const glyph = isAgreed ? 'tick' : 'clock'
      const word = t(isAgreed ? 'talks-mark-agreed' : 'talks-mark-proposed')
      found.push({ key: `${id} ${time}`, day: dayText(at), at, glyph, word, text, to, isAbnormal: false })
    }
    for (const one of request.occurrences ?? []) {
      const at = momentOf(one.at)
      if (at === null) continue
      const word = t(`talks-occurrence-${one.state.replace('_', '-')}`)
      const glyph = ({ due: 'clock', held: 'both', skipped: 'cross', no_record: 'warning' } as const)[one.state]
      const isAbnormal = one.state === 'no_record'
      found.push({ key: `${id} ${one.at}`, day: dayText(at), at, glyph, word, text, to, isAbnormal })
    }
  }
  for (const { id, doc, void: isVoid } of view.contacts) {
    if (isVoid) continue
    const at = momentOf(`${doc.date}T${doc.time ?? ''}Z`)
    const word = t(doc.skipped ? 'talks-occurrence-skipped' : 'talks-mark-contact')
    const text = (doc.topics ?? []).join(' · ') || doc.reason || ''
    const glyph = doc.skipped ? 'cross' : 'both'
    found.push({ key: id, day: doc.date, at, glyph, word, text, to: { screen: 'readouts', arg: id }, isAbnormal: false })
  }
  for (const { id, doc, current, state } of view.rounds) {
    if (!current || doc.from?.length !== 10) continue
    const until = doc.to?.length === 10 ? Date.parse(doc.to) : Date.parse(doc.from)
    for (let at = Date.parse(doc.from); at <= until && at < Date.parse(doc.from) + 31 * DAY_MS; at += DAY_MS) {
      found.push({
        key: `${id} ${at}`,
        day: dayText(at),
        at: null,
        glyph: 'table',
        word: t('talks-mark-round'),
        text: `${doc.series} ${doc.number ?? ''}`.trim(),
        to: { screen: 'rounds', arg: id },
        isAbnormal: state === 'overdue',
      })
    }
  }
  for (const { id, doc, state, void: isVoid } of view.commitments) {
    if (isVoid || doc.due?.length !== 10 || (state !== 'open' && state !== 'overdue')) continue
    const isLate = state === 'overdue'
    const word = t(isLate ? 'commitments-state-overdue' : 'talks-mark-due')
    found.push({
      key: id,
      day: doc.due,
      at: null,
      glyph: isLate ? 'warning' : 'scales',
      word,
      text: `${doc.owes}: ${doc.text}`,
      to: { screen: 'commitments', arg: id },
      isAbnormal: isLate,
    })
  }
  return found.sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
}

/** The days of a month's grid: whole weeks, Monday first. */
export function gridOf(month: string): string[] {
  const first = Date.parse(`${month}-01`)
  // 1970-01-01 was a Thursday.
  const begin = first - ((first / DAY_MS + 3) % 7) * DAY_MS
  const next = new Date(first)
  next.setUTCMonth(next.getUTCMonth() + 1)
  const days = Math.ceil((next.getTime() - begin) / DAY_MS / 7) * 7
  return Array.from({ length: days }, (_, i) => dayText(begin + i * DAY_MS))
}

/** The same day of another month, or its last. */
export function monthsOn(day: string, by: number): string {
  const [year, month, of] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + by, 0)).getUTCDate()
  return dayText(Date.UTC(year, month - 1 + by, Math.min(of, last)))
}
