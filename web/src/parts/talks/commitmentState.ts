/** How a commitment stands, by sign and word. */

import { t, tOr } from '../../lib/i18n.svelte'
import type { GlyphName } from '../Glyph.svelte'

const SIGNS: Record<string, { glyph: GlyphName; tone: 'plain' | 'done' | 'warn' | 'bad' | 'quiet' }> = {
  overdue: { glyph: 'warning', tone: 'bad' },
  open: { glyph: 'hollow', tone: 'plain' },
  done: { glyph: 'tick', tone: 'done' },
  lapsed: { glyph: 'clock', tone: 'quiet' },
  withdrawn: { glyph: 'cross', tone: 'quiet' },
}

export const commitmentSign = (
  state: string,
): { glyph: GlyphName; tone: 'plain' | 'done' | 'warn' | 'bad' | 'quiet'; word: string } => ({
  ...(SIGNS[state] ?? { glyph: 'hollow', tone: 'plain' }),
  word: tOr(`commitments-state-${state}`, state),
})

export const dueWords = (due: string | null | undefined, words: (date: string) => string): string =>
  due ? words(due) : t('commitments-due-open')
