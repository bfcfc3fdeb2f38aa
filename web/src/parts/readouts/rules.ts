/** Rules of release by sign and word, and what keeps a release back. */

import { countdown, zuluDate, zuluMinute } from '../../lib/format'
import { t } from '../../lib/i18n.svelte'
import type { OfContact, Rule, RuleName, What } from '../../lib/readouts'
import { LETS_OUT } from '../../lib/readouts'
import { store } from '../../lib/store.svelte'
import { momentOf } from '../../lib/zones'
import type { GlyphName } from '../Glyph.svelte'

export const RULE_GLYPHS: Record<RuleName, GlyphName> = {
  no_readout: 'lock',
  fact_of_contact: 'silent',
  own: 'speech',
  joint: 'equal',
}
export const ruleWord = (rule: string): string => t(`readouts-rule-${rule.replaceAll('_', '-')}`)

interface Given {
  rule?: string
  until?: string | null
  event?: string | null
}

/** "Own readouts, not before 2026-12-01 09:00Z" */
export function ruleSentence(given: Given | null): string {
  const word = ruleWord(given?.rule ?? 'fact_of_contact')
  if (given?.until) return t('readouts-rule-until', { rule: word, at: zuluMinute(momentOf(given.until) ?? 0) })
  return given?.event ? t('readouts-rule-event', { rule: word, event: given.event }) : word
}

/** How long the embargo still holds, ms; null: none, or it is over, or it ends with an event. */
export function embargoLeft(given: Given | null): number | null {
  const until = given?.until ? momentOf(given.until) : null
  return until !== null && until > store.now ? until - store.now : null
}

/** Why this cannot be released now, in words; '' if nothing keeps it. */
export function keptBack(of: OfContact, what: What): string {
  const all = [of.rule, ...(of.rules_beside ?? [])]
  return all.map((rule) => keptBy(rule, what)).find((words) => words) ?? ''
}

function keptBy(rule: Rule, what: What): string {
  if (!LETS_OUT[rule.rule].includes(what)) return t('readouts-kept-rule', { rule: ruleWord(rule.rule) })
  if (rule.event) return t('readouts-kept-event', { event: rule.event })
  const left = embargoLeft(rule)
  return left === null
    ? ''
    : t('readouts-kept-until', { left: countdown(left), at: zuluDate(store.now + left).replace(/:\d\dZ$/, 'Z') })
}
