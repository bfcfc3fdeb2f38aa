/**
 * What an officer does: the node prepares the act, the officer's key signs its id, the node records.
 *
 * On watch the session key signs without a dialog. Off watch, and for what a session key may never
 * sign, the passkey does. In the demo its clearly marked demo key signs on the node.
 */

import { ApiFault, freshKey, get, post } from './api'
import { fromHex, toBase64url } from './encoding'
import { signAct } from './passkey'
import {
  forgetSessionKeys,
  keepSessionKey,
  makeSessionKey,
  sessionKeyOf,
  signWith,
  type SessionKey,
} from './sessionKey'
import { store } from './store.svelte'
import type { Watch } from './types'
import { OutcomeUnknown, outcomes, recorded, Unanswered } from './unanswered.svelte'

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

/** Prepare, sign, record; or send again what `tried` holds of before. */
async function once<R>(verb: string, args: Record<string, unknown>, tried: Tried): Promise<R> {
  for (let turn = 1; ; turn++) {
    const prepared = tried.sent?.prepared ?? (await prepare(verb, args))
    try {
      return await submit<R>(verb, prepared, tried)
    } catch (error) {
      if (!isRefusal(error)) throw error
      const isGone = error instanceof ApiFault && error.status === 410
      // A node that ended between recording it and answering has it: a second one must not be made.
      const before = isGone || tried.sent?.isUnanswered ? await recorded(prepared.id) : null
      if (before) return before as R
      tried.sent = null
      if (!isGone || turn >= PREPARE_MAX) throw error
    }
  }
}

/**
 * Prepare, sign, record. Throws ApiFault (the node refused) or NoPasskey (the person did not sign);
 * OutcomeUnknown if nobody can tell: the same verb and arguments then send that very act again.
 * Who gives `tried` keeps that himself, and is thrown what happened to the request.
 */
export async function act<R = Done>(
  verb: string,
  args: Record<string, unknown> = {},
  tried?: Tried,
): Promise<R> {
  if (tried) return once<R>(verb, args, tried)
  const one = outcomes.of(verb, args)
  try {
    const done = one.done ?? (await once<Done>(verb, args, one))
    outcomes.forget(one)
    if (!one.done) one.ends(done)
    return done as R
  } catch (error) {
    if (one.done) {
      outcomes.forget(one)
      return one.done as R
    }
    if (one.sent) outcomes.keep(one)
    else outcomes.forget(one)
    throw one.sent ? new OutcomeUnknown(one, error) : error
  }
}

const SAME_STEP_MS = 120_000
let step = { asked: '', key: '', at: 0 }

/**
 * Ask our node for what is no act, a step of a watch or an invitation. After no answer the same once
 * more has the same key, so that it is done once; later it is another step.
 */
export async function takeStep<R>(path: string, body: object): Promise<R> {
  const asked = JSON.stringify([store.session?.officer?.certificate, path, body])
  const isSame = asked === step.asked && store.now - step.at < SAME_STEP_MS
  step = isSame ? step : { asked, key: freshKey(), at: store.now }
  try {
    const answer = await post<R>(path, body, { key: step.key })
    step.asked = ''
    return answer
  } catch (error) {
    // Of a secret the node says only that it was given.
    const isAnswered = isRefusal(error) || (error instanceof ApiFault && error.status === 409)
    if (isAnswered) step.asked = ''
    throw isAnswered ? error : new OutcomeUnknown(new Unanswered(asked), error)
  }
}

/** What became of it is seen: the same asked for again is another step. */
export function endStep(): void {
  step.asked = ''
}

/** Acknowledge: a person has read it. It is not consent. */
export const acknowledge = (item: string): Promise<Done> => act('ack', { item })

/** A key whose delegation got no answer, and until when it was to count. */
let undecided: { key: SessionKey; until: number } | null = null
const SAME_END_MS = 900_000
store.on('ended', () => (undecided = null))

/**
 * Make a key for this watch and have the officer's passkey delegate to it until `until`.
 * Returns the delegation's id; POST /api/watch/start takes it.
 */
export async function delegateWatchKey(until: number): Promise<string> {
  // After no answer it is asked for the same key: with another there would be two of this watch.
  const isSame = undecided !== null && Math.abs(until - undecided.until) < SAME_END_MS
  const asked = (isSame && undecided) || { key: await makeSessionKey(), until }
  const hex = Array.from(asked.key.publicKey, (b) => b.toString(16).padStart(2, '0')).join('')
  undecided = asked
  try {
    const { id } = await act('delegate', { key: hex, until_ms: asked.until })
    undecided = null
    await keepSessionKey(asked.key, id)
    return id
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) undecided = null
    throw error
  }
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
