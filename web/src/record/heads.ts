/** How the node shows the state of its record. */

export interface Head {
  line: string
  party: string
  generation: number
  size: number
  root: string
  cosigned: number
}
export interface RecordView {
  ok: boolean
  size: number
  forks: number
  damaged: number
  unproven: { entries: number; age_ms: number } | null
  scrub: { done: number; total: number; finished: number | null } | null
  logs: Head[]
  digest: string | null
}
