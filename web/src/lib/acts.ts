/**
 * What an officer does: the node prepares the act, the officer's key signs its id, the node records.
 *
 * On watch the session key signs without a dialog. Off watch, and for what a session key may never
 * sign, the passkey does. In the demo its clearly marked demo key signs on the node.
 */

import { ApiFault, get, post } from './api'
import { fromHex, toBase64url } from './encoding'
import { signAct } from './passkey'
import { forgetSessionKeys, keepSessionKey, makeSessionKey, sessionKeyOf, signWith } from './sessionKey'
import { store } from './store.svelte'
import type { Watch } from './types'

export interface Prepared {
  id: string
  expires: number
  kind: string
  mode?: string
  precedence?: string
  reference?: string | null
  content_json?: unknown
}

export interface Done {
  id: string
  serial: number | null
}

type Signature =
  | { type: 'passkey'; credential: AuthenticationResponseJSON }
  | { type: 'session'; delegation: string; signature: string }
  | { type: 'demo' }

/** What was signed of an act and sent: the same is sent once more, and it is done once. */
export interface Sent {
  prepared: Prepared
  signature: Signature
  /** It was sent without an answer: what the node says of a later sending may not be the whole truth. */
  isUnanswered: boolean
}

/** Kept by whoever wants to send the same act again. Not null after a fault: the outcome is unknown. */
export interface Tried {
  sent: Sent | null
}

/** The same act about the same item has begun and has not ended: a second press of it does nothing. */
export class StillOnItsWay extends Error {
  override name = 'StillOnItsWay'

  constructor(readonly key: string) {
    super(key)
  }
}

const DOMAIN = new TextEncoder().encode('openline act 1\0')
const PREPARE_MAX = 3
const BY_PASSKEY_ONLY = new Set(['delegate', 'undelegate', 'readout', 'release'])

/** What the session key signs: "openline act 1", a zero byte, the 32 bytes of the id. */
export function signedBytes(id: string): Uint8Array<ArrayBuffer> {
  const tail = fromHex(id)
  const out = new Uint8Array(DOMAIN.length + tail.length)
  out.set(DOMAIN)
  out.set(tail, DOMAIN.length)
  return out
}

/** How this officer signs now, before he is asked: for the words beside a button. */
export async function signsWith(verb: string): Promise<Signature['type']> {
  const { session } = store
  if (!BY_PASSKEY_ONLY.has(verb) && session?.watch) {
    if (await sessionKeyOf(session.watch.delegation)) return 'session'
  }
  return session?.demo ? 'demo' : 'passkey'
}

async function sign(verb: string, id: string): Promise<Signature> {
  const how = await signsWith(verb)
  if (how === 'demo') return { type: 'demo' }
  const delegation = store.session?.watch?.delegation ?? ''
  const key = how === 'session' ? await sessionKeyOf(delegation) : null
  if (key) {
    const signature = toBase64url(await signWith(key, signedBytes(id)))
    return { type: 'session', delegation, signature }
  }
  return { type: 'passkey', credential: await signAct(id, store.meta?.rp_id ?? location.hostname) }
}

/** Let the node make the act without recording it: for a preview of exactly what will be signed. */
export const prepare = (verb: string, args: Record<string, unknown>): Promise<Prepared> =>
  post<Prepared>('/api/acts/prepare', { verb, args })

/** The node looked at the request and did not do it. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ApiFault) || error.clause === 'idempotency') return false
  // Busy in our node's own words; from something between us and it, 503 says nothing.
  return (error.status >= 400 && error.status < 500) || (error.status === 503 && error.blame !== '')
}

/** Sign what was prepared and have it recorded. Sending it twice does it once. */
export async function submit<R = Done>(
  verb: string,
  prepared: Prepared,
  tried: Tried = { sent: null },
): Promise<R> {
  const sent = tried.sent ?? {
    prepared,
    signature: await sign(verb, prepared.id),
    isUnanswered: false,
  }
  tried.sent = sent
  const { signature } = sent
  const path = `/api/acts/${prepared.id}/signature`
  const key = `act-${prepared.id}`
  try {
    return await post<R>(path, { signature }, { key })
  } catch (error) {
    if (isRefusal(error)) throw error
    tried.sent = { ...sent, isUnanswered: true }
    // No answer may mean that it was recorded: the same act again is answered, not doubled.
    if (!(error instanceof ApiFault) || !(error.isSilence || error.status === 504)) throw error
    return post<R>(path, { signature }, { key })
  }
}

/**
 * What the record says of an act whose preparation is gone: a node that ended between recording it
 * and answering has it, and a second one must not be made.
 */
async function recorded(id: string): Promise<Done | null> {
  try {
    return await get<Done>(`/api/items/${id}`)
  } catch (error) {
    if (error instanceof ApiFault && [404, 410].includes(error.status)) return null
    throw error
  }
}

/**
 * Prepare, sign, record. Throws ApiFault (the node refused) or NoPasskey (the person did not sign).
 * With `tried` of an act whose outcome is unknown, that very act is sent again.
 */
export async function act<R = Done>(
  verb: string,
  args: Record<string, unknown> = {},
  tried: Tried = { sent: null },
): Promise<R> {
  for (let turn = 1; ; turn++) {
    const prepared = tried.sent?.prepared ?? (await prepare(verb, args))
    try {
      return await submit<R>(verb, prepared, tried)
    } catch (error) {
      if (!isRefusal(error)) throw error
      const isGone = error instanceof ApiFault && error.status === 410
      const before = isGone || tried.sent?.isUnanswered ? await recorded(prepared.id) : null
      if (before) return before as R
      tried.sent = null
      if (!isGone || turn >= PREPARE_MAX) throw error
    }
  }
}

/** Acknowledge: a person has read it. It is not consent. */
export const acknowledge = (item: string): Promise<Done> => act('ack', { item })

/**
 * Make a key for this watch and have the officer's passkey delegate to it until `until`.
 * Returns the delegation's id; POST /api/watch/start takes it.
 */
export async function delegateWatchKey(until: number): Promise<string> {
  const key = await makeSessionKey()
  const hex = Array.from(key.publicKey, (b) => b.toString(16).padStart(2, '0')).join('')
  const { id } = await act('delegate', { key: hex, until_ms: until })
  await keepSessionKey(key, id)
  return id
}

/**
 * End in the record the keys whose watch is over: after a handover, and of whoever left without his
 * passkey. Our node takes nothing by them already; what fails here is left to the next watch.
 */
export async function endKeysLeft(): Promise<void> {
  // Signed as any act of this watch is: it is the key of another watch that ends. Nobody is asked.
  const verb = 'end-key-left'
  if ((await signsWith(verb)) === 'passkey') return
  try {
    const { keys = [] } = await get<Watch>('/api/watch')
    for (const { delegation } of keys) await submit(verb, await prepare('undelegate', { item: delegation }))
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error
  }
}

/** Forget the key of this watch in this browser: for the end of the watch and for signing out. */
export const forgetWatchKey = (): Promise<void> => forgetSessionKeys()
