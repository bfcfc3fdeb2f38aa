/** Requests to our own node. Every refusal becomes an ApiFault that says what, why and what next. */

export class ApiFault extends Error {
  override name = 'ApiFault'

  constructor(
    readonly status: number,
    readonly clause: string,
    readonly what: string,
    readonly next: string,
    readonly blame: string,
  ) {
    super(what)
  }

  /** Our own node could not be reached, or did not answer in time. */
  get isSilence(): boolean {
    return this.status === 0
  }
}

const ANSWER_MS_MAX = 30_000

interface Problem {
  status?: number
  clause?: string
  what?: string
  title?: string
  next?: string
  blame?: string
}

async function faultOf(answer: Response): Promise<ApiFault> {
  let problem: Problem = {}
  try {
    problem = (await answer.json()) as Problem
  } catch {
    // Not our own words: something between us and the node spoke.
  }
  return new ApiFault(
    answer.status,
    problem.clause ?? '',
    problem.what ?? problem.title ?? `HTTP ${answer.status}`,
    problem.next ?? '',
    problem.blame ?? '',
  )
}

export interface AskOptions {
  /** Idempotency key: the same key and body act once, however often they are sent. */
  key?: string
  signal?: AbortSignal
  /** How long the answer may take: for what reads the whole record. */
  answerMs?: number
}

async function ask<T>(
  method: string,
  path: string,
  body: BodyInit | null,
  headers: Record<string, string>,
  signal?: AbortSignal,
  answerMs: number = ANSWER_MS_MAX,
): Promise<T> {
  const limit = AbortSignal.timeout(answerMs)
  let answer: Response
  try {
    answer = await fetch(path, {
      method,
      body,
      headers: { Accept: 'application/json', ...headers },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiFault(0, '', 'the node does not answer', '', 'world')
  }
  if (!answer.ok) throw await faultOf(answer)
  if (answer.status === 204) return undefined as T
  return (await answer.json()) as T
}

function askJson<T>(
  method: string,
  path: string,
  body: unknown,
  options: AskOptions = {},
): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' }
  if (options.key) headers['Idempotency-Key'] = options.key
  return ask<T>(method, path, JSON.stringify(body ?? {}), headers, options.signal, options.answerMs)
}

export const get = <T>(path: string, options: AskOptions = {}): Promise<T> =>
  ask<T>('GET', path, null, {}, options.signal)

export const post = <T>(path: string, body?: unknown, options?: AskOptions): Promise<T> =>
  askJson<T>('POST', path, body, options)

export const put = <T>(path: string, body?: unknown, options?: AskOptions): Promise<T> =>
  askJson<T>('PUT', path, body, options)

export const del = <T>(path: string, options: AskOptions = {}): Promise<T> =>
  ask<T>('DELETE', path, null, {}, options.signal)

/** Send raw bytes (a file) as they are. */
export const postRaw = <T>(path: string, body: Blob, options: AskOptions = {}): Promise<T> =>
  ask<T>(
    'POST',
    path,
    body,
    {
      'Content-Type': 'application/octet-stream',
      ...(options.key ? { 'Idempotency-Key': options.key } : {}),
    },
    options.signal,
  )

/** Send a text file as it is, with the kind of text it is. */
export const postText = <T>(path: string, body: Blob, kind: string, answerMs: number): Promise<T> =>
  ask<T>('POST', path, body, { 'Content-Type': kind }, undefined, answerMs)

/** Send a file with progress from 0 to 1. fetch cannot tell progress, so this is XMLHttpRequest. */
export function upload<T>(
  path: string,
  file: Blob,
  onProgress?: (part: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'text'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    request.onerror = () =>
      reject(new ApiFault(0, '', 'the node does not answer', '', 'world'))
    request.onload = () => {
      if (request.status < 300) {
        resolve(JSON.parse(request.responseText) as T)
        return
      }
      faultOf(new Response(request.responseText || null, { status: request.status }))
        .then(reject, reject)
    }
    request.send(file)
  })
}

/** Offer bytes of the node to the person as a file; it never opens in this page. */
export async function download(path: string, name: string): Promise<void> {
  const answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store' }).catch(
    () => {
      throw new ApiFault(0, '', 'the node does not answer', '', 'world')
    },
  )
  if (!answer.ok) throw await faultOf(answer)
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** A fresh idempotency key. */
export const freshKey = (): string => crypto.randomUUID()
