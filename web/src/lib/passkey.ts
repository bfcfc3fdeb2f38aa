/** Passkeys: sign in, enrol by a one-time link, and sign an act. Always with user verification. */

import { post } from './api'
import { fromHex } from './encoding'
import type { Role, Session } from './types'

type RequestJson = PublicKeyCredentialRequestOptionsJSON
type CreationJson = PublicKeyCredentialCreationOptionsJSON

/** The person closed the dialog, or the key is not here: say so and change nothing. */
export class NoPasskey extends Error {
  override name = 'NoPasskey'
}

export const canUsePasskeys = (): boolean =>
  isSecureContext &&
  typeof PublicKeyCredential !== 'undefined' &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential

async function asked<T>(wanted: Promise<Credential | null>): Promise<T> {
  let credential: Credential | null
  try {
    credential = await wanted
  } catch (error) {
    throw new NoPasskey(error instanceof Error ? error.name : 'unknown')
  }
  if (!(credential instanceof PublicKeyCredential)) throw new NoPasskey('none')
  return credential.toJSON() as T
}

/** One assertion over a challenge that the node (or an act id) gives. */
export function assertion(options: RequestJson): Promise<AuthenticationResponseJSON> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  return asked(navigator.credentials.get({ publicKey }))
}

/** Sign an act: the challenge is its id, so that the signature says what was signed. */
export function signAct(id: string, rpId: string): Promise<AuthenticationResponseJSON> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: fromHex(id),
    rpId,
    userVerification: 'required',
    timeout: 120_000,
  }
  return asked(navigator.credentials.get({ publicKey }))
}

export async function signIn(): Promise<Session> {
  const options = await post<RequestJson>('/api/session/options')
  return post<Session>('/api/session', { credential: await assertion(options) })
}

export const signInDemo = (officer: string): Promise<Session> =>
  post<Session>('/api/session/demo', { officer })

export interface Invitation {
  name: string
  office: string
  roles: Role[]
  expires: number
}

export interface Enrolled {
  officer?: string
  certificate?: string
  /** What the party's root must sign first, base64 or text: for roles that need it. */
  request?: string
}

export async function enrol(token: string, label: string): Promise<Enrolled> {
  const options = await post<CreationJson>('/api/passkey/options', { token })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const credential = await asked<RegistrationResponseJSON>(navigator.credentials.create({ publicKey }))
  return post<Enrolled>('/api/passkey', { token, credential, label })
}
