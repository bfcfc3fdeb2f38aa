/** Taking a proof of one item out of the node, and having one judged. */

import { ApiFault, get, post, postRaw } from '../lib/api'

export interface Check {
  name: string
  ok: boolean
  why: string
}
export interface ProvedItem {
  proved: boolean
  author: string
  officer: string | null
  office: string | null
  kind: string
  id: string | null
  t_ms: number
  generation: number
  index: number
  text: string | null
  mode?: string
  precedence?: string
  serial?: number | null
  series?: string
}
export interface ProvedLight {
  light: string
  party: string
  t_ms: number
  officer: string | null
  meaning?: string
  text?: string
}
export interface Verdict {
  ok: boolean
  checks: Check[]
  line: string | null
  parties: string[]
  item: ProvedItem | null
  receipts: ProvedLight[]
}
export interface Verified {
  ok: boolean
  items: number
  damaged: { id: string; what: string }[]
}
export interface Compared {
  ok: boolean
  logs: { author: string; ours: number; compared: number; first_difference: number | null }[]
}

/** Reading a large record, or asking the peer root by root, takes minutes. */
const PATIENCE_MS = 30 * 60_000

/** Save the evidence file of an item; what it still lacks, in the node's words. */
export async function saveEvidence(id: string): Promise<{ name: string; missing: string[] }> {
  const answer = await fetch(`/api/evidence/${id}`, {
    credentials: 'same-origin',
    cache: 'no-store',
  }).catch(() => {
    throw new ApiFault(0, '', 'the node does not answer', '', 'world')
  })
  if (!answer.ok) {
    const told = (await answer.json().catch(() => ({}))) as Record<string, string | undefined>
    const what = told['what'] ?? `HTTP ${answer.status}`
    const { clause = '', next = '', blame = '' } = told
    throw new ApiFault(answer.status, clause, what, next, blame)
  }
  const missing = answer.headers.get('Openline-Missing') ?? ''
  const name = `${id.slice(0, 16)}.evidence`
  offer(await answer.blob(), name)
  return { name, missing: missing ? missing.split(', ') : [] }
}

function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

export const judge = (file: Blob): Promise<Verdict> => postRaw<Verdict>('/api/evidence/verify', file)

export const verifyRecord = (): Promise<Verified> =>
  post<Verified>('/api/record/verify', {}, { answerMs: PATIENCE_MS })

export interface Progress {
  running: boolean
  done: number
  total: number
}
export const verifyProgress = (): Promise<Progress> => get<Progress>('/api/record/verify')

export const compareRecords = (): Promise<Compared> =>
  post<Compared>('/api/record/compare', {}, { answerMs: PATIENCE_MS })

/** "receipt.held:3#2" is a check of the receipts, whose step is "held", of entry 3. */
export function partsOf(name: string): { subject: string; step: string; of: string } {
  const [bare = '', ...rest] = name.replace(/#\d+$/, '').split(':')
  const [subject = '', step = ''] = bare.split('.')
  return { subject, step, of: rest.join(':') }
}
