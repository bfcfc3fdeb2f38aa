/** What stands on a map, and its equal in the table beside it. */

import type { Place } from '../lib/mgrs'

export interface MapPlace extends Place {
  id: string
  label: string
  /** Whose it is, a read-back of it, or what is being chosen now. */
  tone: 'us' | 'them' | 'readback' | 'pick'
}

export type MapLine = readonly [Place, Place]
