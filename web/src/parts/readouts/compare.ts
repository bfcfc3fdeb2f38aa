/** Rows of a comparison: what both say stands in one row, in the order of our statements. */

import { language, t } from '../../lib/i18n.svelte'
import type { BothRow, Comparison, Credit, OnlyRow } from '../../lib/readouts'

export interface Row {
  key: string
  kind: 'both' | 'differs' | 'ours' | 'theirs'
  ours: string[]
  theirs: string[]
  topic: string
  sure: number | null
  says: string
  /** In what the two differ, in words. */
  differs: string[]
  corrected: Credit[]
  /** The paragraph that begins with this row, on each side; 0: none begins. */
  ourParagraph: number
  theirParagraph: number
}

const all = (row: BothRow, party: string): string[] => [
  ...(row.texts[party] ? [row.texts[party]] : []),
  ...(row.more?.[party] ?? []).map(({ text }) => text),
]

/** Where each statement of a party stands: its order in the text, and whether it begins a paragraph. */
function placesOf(comparison: Comparison, party: string): Map<string, { at: number; paragraph: number }> {
  const places = new Map<string, { at: number; paragraph: number }>()
  let at = 0
  for (const [i, { statements }] of (comparison.paragraphs?.[party] ?? []).entries()) {
    for (const [j, { text }] of statements.entries()) {
      if (!places.has(text)) places.set(text, { at, paragraph: j === 0 ? i + 1 : 0 })
      at++
    }
  }
  return places
}

export function rowsOf(comparison: Comparison, ours: string, theirs: string): Row[] {
  const here = placesOf(comparison, ours)
  const there = placesOf(comparison, theirs)
  const firstOf = (texts: string[], places: Map<string, { at: number }>): number =>
    Math.min(...texts.map((text) => places.get(text)?.at ?? Infinity))
  const paragraphOf = (texts: string[], places: Map<string, { paragraph: number }>): number =>
    Math.max(0, ...texts.map((text) => places.get(text)?.paragraph ?? 0))
  const one = (row: OnlyRow, side: 'ours' | 'theirs', i: number): Row => {
    const texts = [row.text]
    return {
      key: `${side} ${i}`,
      kind: side,
      ours: side === 'ours' ? texts : [],
      theirs: side === 'theirs' ? texts : [],
      topic: row.topic,
      sure: null,
      says: '',
      differs: [],
      corrected: row.corrected ?? [],
      ourParagraph: side === 'ours' ? paragraphOf(texts, here) : 0,
      theirParagraph: side === 'theirs' ? paragraphOf(texts, there) : 0,
    }
  }
  const both = comparison.both.map((row, i): Row => {
    const [mine, other] = [all(row, ours), all(row, theirs)]
    return {
      key: `both ${i}`,
      kind: row.differs?.length ? 'differs' : 'both',
      ours: mine,
      theirs: other,
      topic: row.topic,
      sure: row.sure,
      says: row.says?.[language()] ?? '',
      differs: (row.differs ?? []).map((what) => t(`readouts-differs-${what}`)),
      corrected: row.corrected ?? [],
      ourParagraph: paragraphOf(mine, here),
      theirParagraph: paragraphOf(other, there),
    }
  })
  const left = (comparison.only[ours] ?? []).map((row, i) => one(row, 'ours', i))
  const right = (comparison.only[theirs] ?? [])
    .map((row, i) => one(row, 'theirs', i))
    .sort((a, b) => firstOf(a.theirs, there) - firstOf(b.theirs, there))
  const rows = [...both, ...left].sort((a, b) => firstOf(a.ours, here) - firstOf(b.ours, here))
  // What only they say stands after what they said just before it.
  for (const row of right) {
    const at = firstOf(row.theirs, there)
    let after = -1
    rows.forEach((other, i) => {
      const last = firstOf(other.theirs, there)
      if (Number.isFinite(last) && last < at) after = Math.max(after, i)
    })
    rows.splice(after + 1, 0, row)
  }
  return rows
}

/** The title of a topic in the person's language, as the glossary has it. */
export function titlesOf(comparison: Comparison): (topic: string) => string {
  const titles = new Map(comparison.topics.map(({ topic, title }) => [topic, title?.[language()] ?? '']))
  return (topic) => (topic === 'other' ? t('readouts-topic-other') : titles.get(topic) || topic.replaceAll('_', ' '))
}

/** "86 %" of 0.86; a figure above 1 is a percentage already. */
export const percent = (sure: number): number => Math.round(sure <= 1 ? sure * 100 : sure)
