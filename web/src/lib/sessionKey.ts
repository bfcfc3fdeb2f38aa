/**
 * The key of this watch: Ed25519, made in the browser, never exportable, kept in IndexedDB.
 *
 * The passkey delegates to it at watch start; its signatures count until the delegation ends.
 */

const DATABASE = 'openline'
const STORE = 'session-keys'

export interface SessionKey {
  /** The item id of the delegation, hex; empty until the delegation stands in the record. */
  delegation: string
  publicKey: Uint8Array<ArrayBuffer>
  pair: CryptoKeyPair
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function within<T>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened()
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = run(database.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  } finally {
    database.close()
  }
}

/** A new key pair, not yet delegated and not yet kept. */
export async function makeSessionKey(): Promise<SessionKey> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  return { delegation: '', publicKey: new Uint8Array(raw), pair }
}

/** Keep the key of a delegation; any older key is forgotten. */
export async function keepSessionKey(key: SessionKey, delegation: string): Promise<void> {
  await within('readwrite', (store) => store.clear())
  await within('readwrite', (store) => store.put({ ...key, delegation }, delegation))
}

/** The key of this delegation, null if this browser does not hold it. */
export async function sessionKeyOf(delegation: string): Promise<SessionKey | null> {
  const found = (await within('readonly', (store) => store.get(delegation))) as
    | SessionKey
    | undefined
  return found ?? null
}

export async function forgetSessionKeys(): Promise<void> {
  await within('readwrite', (store) => store.clear())
}

export async function signWith(
  key: SessionKey,
  message: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key.pair.privateKey, message))
}
