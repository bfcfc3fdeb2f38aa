/**
 * What is typed of a STOP outlives a restart of the node and a reload, for two minutes.
 *
 * No longer, and never once the officer has left the form: the place and the words of another moment
 * must not go out with the two chords of this one. The mode is not kept at all, for the same reason.
 */

import { draft, type Draft } from '../lib/drafts.svelte'
import { PHRASES } from './phrases'

const NAME = 'stop'
/** A reload and a restart take seconds; a position that is older is one to type again. */
export const KEPT_MS_MAX = 120_000

interface Kept {
  phrase: string
  text: string
  typed: string
  /** When it was typed, by the clock of this PC. */
  at: number
}

const made = (): Draft<Kept> => draft<Kept>(NAME, { phrase: PHRASES[0]?.code ?? '', text: '', typed: '', at: 0 })
const typedIn = ({ phrase, text, typed }: Kept): string => JSON.stringify([phrase, text, typed])

/**
 * What was typed of late, or `given`, or an empty form. `keep` does nothing while nothing else was typed.
 */
export function stopDraft(given?: Pick<Kept, 'phrase' | 'text' | 'typed'>): Draft<Kept> {
  const words = made()
  if (given) {
    Object.assign(words.value, given, { at: Date.now() })
    words.keep()
  }
  const age = Date.now() - words.value.at
  // A clock that was set back says nothing of the age.
  if (age < 0 || age > KEPT_MS_MAX) words.clear()
  let before = typedIn(words.value)
  return {
    get value() {
      return words.value
    },
    keep() {
      const now = typedIn(words.value)
      if (now === before) return
      before = now
      words.value.at = Date.now()
      words.keep()
    },
    clear() {
      words.clear()
      before = typedIn(words.value)
    },
  }
}

/** The officer left STOP without sending it: nothing of it is kept. */
export const dropStopDraft = (): void => made().clear()
