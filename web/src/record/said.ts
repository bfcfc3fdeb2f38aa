/** What the record says of an entry, in words. */

import { t, tOr } from '../lib/i18n.svelte'
import type { ItemView } from '../lib/types'

/** The clause by which an entry has no effect; '' if it has one. */
export function voidClause(item: ItemView): string {
  if (!item.void) return ''
  return typeof item.void === 'string' ? item.void : 'ENV-9'
}

/** Why an entry has no effect, for a person who does not know the rules by number. */
export const voidWords = (clause: string): string =>
  tOr(`record-void-${clause.toLowerCase()}`, t('record-void-other'))

/** A long hex string in groups that an eye can follow. */
export const grouped = (hex: string): string => hex.match(/.{1,8}/g)?.join(' ') ?? hex
