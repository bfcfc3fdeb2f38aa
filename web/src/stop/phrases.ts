/**
 * What a STOP may say without an interpreter (R33): fixed phrases with a code, in three languages at
 * once, so that whoever is at the other console reads his own. They are content that is signed, the
 * same from every console, and so stand here and not in the catalogues of one language.
 */

import { LANGUAGES, type Language } from '../lib/prefs.svelte'

export interface Phrase {
  code: string
  says: Record<Language, string>
}

// The first is chosen beforehand, so that one act is enough: it accuses nobody of anything.
export const PHRASES: readonly Phrase[] = [
  {
    code: 'S0',
    says: {
      en: 'Stop. Cease what you are doing.',
      ru: 'Остановитесь. Прекратите свои действия.',
      id: 'Berhenti. Hentikan tindakan Anda.',
    },
  },
  {
    code: 'S1',
    says: {
      en: 'You are striking our forces. Cease at once.',
      ru: 'Вы наносите удар по нашим силам. Немедленно прекратите.',
      id: 'Anda sedang menyerang pasukan kami. Hentikan segera.',
    },
  },
  {
    code: 'S2',
    says: {
      en: 'You are closing on our forces. Stop and turn away.',
      ru: 'Вы сближаетесь с нашими силами. Остановитесь и отверните.',
      id: 'Anda mendekati pasukan kami. Berhenti dan menjauh.',
    },
  },
  {
    code: 'S3',
    says: {
      en: 'Cease fire on this position.',
      ru: 'Прекратите огонь по этой точке.',
      id: 'Hentikan tembakan ke posisi ini.',
    },
  },
  {
    code: 'S4',
    says: {
      en: 'Our people are at this position. Do not engage it.',
      ru: 'В этой точке наши люди. Не открывайте по ней огонь.',
      id: 'Orang kami berada di posisi ini. Jangan menyerangnya.',
    },
  },
]

/** The whole text: the phrase in the sender's language first, then the others, then his own words. */
export function stopText(code: string, language: Language, own: string): string {
  const phrase = PHRASES.find((one) => one.code === code)
  const said = own.trim()
  if (!phrase) return said
  const order = [language, ...LANGUAGES.filter((one) => one !== language)]
  const [first = '', ...others] = order.map((one) => phrase.says[one])
  return [`${phrase.code}. ${first}`, ...others, ...(said ? [said] : [])].join('\n')
}
