/** How a round stands, and what of it is late. */

import { t } from '../../lib/i18n.svelte'
import type { Round } from '../../lib/talks'
import type { GlyphName } from '../Glyph.svelte'

export function roundSign(round: Round): { glyph: GlyphName; word: string; tone: 'plain' | 'done' | 'bad' } {
  if (round.void) return { glyph: 'cross', word: t('talks-state-void'), tone: 'bad' }
  if (round.state === 'held') return { glyph: 'tick', word: t('rounds-state-held'), tone: 'done' }
  if (round.state === 'overdue') return { glyph: 'warning', word: t('rounds-state-overdue'), tone: 'bad' }
  return { glyph: 'clock', word: t('rounds-state-planned'), tone: 'plain' }
}

/** The last day that a partial date leaves open, as a day. */
export function lastDay(text: string): string {
  if (text.length === 10) return text
  const [year, month = 12] = text.split('-').map(Number) as [number, number?]
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

export const isPast = (text: string | undefined, today: string): boolean => Boolean(text) && lastDay(text as string) < today
