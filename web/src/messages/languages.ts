/** Languages by their own tags, named in the language of the console by the browser itself. */

import { language } from '../lib/i18n.svelte'

/** What a text may be marked as; a text in any other language is marked "und". */
export const TAGS = [
  'en', 'ru', 'id', 'ar', 'de', 'es', 'fa', 'fr', 'he', 'hi', 'ja', 'ko', 'ms', 'pl', 'tr', 'uk', 'ur', 'vi', 'zh', 'und',
] as const

/** "Russian", "русский", "Rusia". */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([language()], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
