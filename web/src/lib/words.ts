/** Small sentences that more than one screen says. */

import { ageParts, bytes } from './format'
import { language, t, tOr } from './i18n.svelte'

/** "2 s", "14 min" in the person's language. */
export function ageWords(ms: number): string {
  const { value, unit } = ageParts(ms)
  return t(`age-${unit}`, { n: value })
}

/** "1.4 MB" with the unit in the person's language. */
export function bytesWords(n: number): string {
  const [figure = '', unit = 'B'] = bytes(n).split(' ')
  return t(`bytes-${unit.toLowerCase()}`, { n: language() === 'en' ? figure : figure.replace('.', ',') })
}

/** "EN RU" */
export const languageCodes = (languages: readonly string[]): string =>
  languages.map((code) => code.toUpperCase()).join(' ')

/** Who answered a check: an officer by name, or the node by itself. */
export const answererWord = (by: string | null, them: string): string =>
  by === null || by === 'node' ? t('check-by-node', { them }) : by

export const kindWord = (kind: string): string => tOr(`kind-${kind}`, kind)
/** A post by the name the party gave it; the one every node begins with is translated. */
export const postWord = (post: string): string =>
  tOr(`post-${post.toLowerCase().replaceAll(' ', '-')}`, post)
export const seriesWord = (series: string | null): string =>
  series === null ? '' : tOr(`series-${series}`, series)
export const roleWord = (role: string): string => tOr(`role-${role}`, role)
