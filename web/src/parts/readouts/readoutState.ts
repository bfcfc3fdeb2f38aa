/** How a readout stands, by sign and word. */

import { t } from '../../lib/i18n.svelte'
import type { Readout } from '../../lib/readouts'
import type { GlyphName } from '../Glyph.svelte'

export function readoutSign(readout: Readout | null): {
  glyph: GlyphName
  word: string
  tone: 'plain' | 'done' | 'warn' | 'bad' | 'quiet'
} {
  if (!readout) return { glyph: 'silent', word: t('readouts-state-none'), tone: 'quiet' }
  if (readout.void) return { glyph: 'cross', word: t('talks-state-void'), tone: 'bad' }
  if (readout.released) return { glyph: 'tick', word: t('readouts-state-released'), tone: 'done' }
  if (readout.awaiting) {
    const { have, need } = readout.awaiting
    return { glyph: 'half', word: t('readouts-state-awaiting', { have, need }), tone: 'warn' }
  }
  return readout.shared
    ? { glyph: 'open', word: t('readouts-state-shared'), tone: 'plain' }
    : { glyph: 'lock', word: t('readouts-state-sealed'), tone: 'plain' }
}
