/** A span of time of the profile, in words: "90 s", "15 min", "1 h 30 min". */

import { t } from '../lib/i18n.svelte'

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const

export function spanWords(seconds: number): string {
  if (seconds < 120) return t('age-s', { n: seconds })
  const parts: string[] = []
  let rest = seconds
  for (const [unit, size] of UNITS) {
    const n = Math.floor(rest / size)
    if (n) parts.push(t(`age-${unit}`, { n }))
    rest -= n * size
  }
  return parts.slice(0, 2).join(' ')
}
