/** What a side says of why a contact took place: stated, denied or not stated (R90). */

import { t } from '../../lib/i18n.svelte'

export function triggerWords(said: string | undefined): string {
  if (!said || said === 'not stated') return ''
  if (said === 'denied') return t('talks-trigger-denied')
  return said.replace(/^stated:\s*/, '')
}
