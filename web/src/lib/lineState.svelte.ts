/** The state of the line in one word, as this console may say it now. */

import type { GlyphName } from '../parts/Glyph.svelte'
import { store } from './store.svelte'

export type LineWord = 'up' | 'lost' | 'one-way' | 'down' | 'silent' | 'none' | 'blind'

const WORDS: Record<string, LineWord> = {
  both_ways: 'up',
  one_way: 'one-way',
  down: 'down',
  silent: 'silent',
}
const GLYPHS: Record<LineWord, GlyphName> = {
  up: 'both',
  lost: 'down',
  'one-way': 'one',
  down: 'down',
  silent: 'silent',
  none: 'silent',
  blind: 'blind',
}

class LineNow {
  word = $derived.by((): LineWord => {
    if (store.blindSince !== null) return 'blind'
    if (!store.line) return 'none'
    // The proof may be young still, but no route is left to renew it: say so at once.
    if (store.line.state === 'both_ways' && store.peer?.routes.length === 0) return 'lost'
    return WORDS[store.line.state] ?? 'none'
  })
  glyph = $derived(GLYPHS[this.word])
  isAbnormal = $derived(this.word !== 'up')

  /** Milliseconds since the older of the two proofs; null if a direction was never proved. */
  get ageMs(): number | null {
    return this.#grown(store.peer?.age_ms)
  }

  get toThemAgeMs(): number | null {
    return this.#grown(store.peer?.to_them_age_ms)
  }

  get fromThemAgeMs(): number | null {
    return this.#grown(store.peer?.from_them_age_ms)
  }

  #grown(age: number | null | undefined): number | null {
    return age === null || age === undefined ? null : age + Math.max(0, store.now - store.statusAt)
  }
}

export const lineNow = new LineNow()
