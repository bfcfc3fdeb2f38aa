/** How often something repeats, in words. */

import { t } from '../lib/i18n.svelte'
import { spanWords } from '../watch/spans'

/** What the form offers; 0 is once. */
export const REPEATS = [0, 3600, 28_800, 43_200, 86_400, 604_800] as const

export function everyWords(seconds: number): string {
  if (seconds === 0) return t('schedule-once')
  if (seconds === 86_400) return t('schedule-daily')
  if (seconds === 604_800) return t('schedule-weekly')
  return t('schedule-every', { span: spanWords(seconds) })
}
