/** How a request stands, by sign and word. */

import { t } from '../../lib/i18n.svelte'
import type { Request } from '../../lib/talks'
import type { GlyphName } from '../Glyph.svelte'

interface Shown {
  glyph: GlyphName
  word: string
  tone: 'plain' | 'done' | 'warn' | 'bad' | 'quiet'
}

export function stateOf(request: Request): Shown {
  const { state, ours } = request
  if (request.void) return { glyph: 'cross', word: t('talks-state-void'), tone: 'bad' }
  switch (state) {
    case 'open':
      return ours
        ? { glyph: 'clock', word: t('talks-state-open-ours'), tone: 'plain' }
        : { glyph: 'warning', word: t('talks-state-open-theirs'), tone: 'warn' }
    case 'accepted':
      return { glyph: 'tick', word: t('talks-state-accepted'), tone: 'done' }
    case 'other_time':
      return { glyph: 'calendar', word: t('talks-state-other-time'), tone: 'warn' }
    case 'other_person':
      return { glyph: 'people', word: t('talks-state-other-person'), tone: 'warn' }
    case 'declined':
      return { glyph: 'cross', word: t('talks-state-declined'), tone: 'plain' }
    case 'no_answer':
      return { glyph: 'warning', word: t('talks-state-no-answer'), tone: 'bad' }
    case 'held':
      return { glyph: 'both', word: t('talks-state-held'), tone: 'done' }
    case 'cancelled':
      return { glyph: 'cross', word: t('talks-state-cancelled'), tone: 'quiet' }
  }
}

/** Whether our side may still answer it. */
export const isToAnswer = (request: Request): boolean =>
  !request.ours && !request.void && (request.state === 'open' || request.state === 'no_answer')

/** The times that stand now: the one that was accepted, else what was proposed last. */
export function timesOf(request: Request): { times: string[]; isAgreed: boolean } {
  const last = request.replies.at(-1)
  if (last?.answer === 'accept' && last.times?.length) return { times: last.times, isAgreed: true }
  if (last?.answer === 'other_time' && last.times?.length) return { times: last.times, isAgreed: false }
  return { times: request.doc.times, isAgreed: last?.answer === 'accept' }
}

/** The time that both agreed, or the only one proposed. */
export function requestTime(request: Request): string | undefined {
  const { times, isAgreed } = timesOf(request)
  return isAgreed || times.length === 1 ? times[0] : undefined
}
