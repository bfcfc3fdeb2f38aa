/** What the queue is filtered by: kept while the page lives, so that coming back finds it as it was. */

import type { Wanted } from './filter'

export const NOTHING_WANTED: Wanted = { side: 'all', precedence: '', mode: '', kind: '', text: '' }

export const wanted = $state<Wanted>({ ...NOTHING_WANTED })
