// Checks each readout on this page in the reader's own browser. Nothing is fetched, nothing is sent.
//
// What it checks, by the clauses of the specification: that both roots founded the line (CER-7), the
// node certificate and the officer's certificate by the Ed25519 half of the party's root (CER-3,
// CER-9), the entry by the node's key (ENV-1), its body (ENV-3), the officer's signature over the act
// (ENV-6, ENV-7), and that the text above is the one that was signed (RDO-6). What it cannot check:
// the post-quantum half of hybrid signatures, the place in the log, and what is not on this page:
// the sealed readout and how many persons the profile asks for. The one-file verifier does the first two.
'use strict'

const join = (...parts) => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) { out.set(part, at); at += part.length }
  return out
}
const text = (said) => new TextEncoder().encode(said)
const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
const unhex = (said) => Uint8Array.from(said.match(/../g) ?? [], (pair) => parseInt(pair, 16))
const unbase64 = (said) => Uint8Array.from(atob(said), (c) => c.charCodeAt(0))
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
const labelled = (label, bytes) => sha256(join(text(label), new Uint8Array(1), bytes))
const same = (one, two) => one.length === two.length && one.every((b, i) => b === two[i])

class Wrong extends Error {}
const need = (holds, why) => { if (!holds) throw new Wrong(why) }

// --- COD-1, COD-2: the one byte form ----------------------------------------------------------

function head(kind, number) {
  const first = kind << 5
  if (number < 24) return Uint8Array.of(first | number)
  const wide = number < 256 ? 1 : number < 65536 ? 2 : number < 4294967296 ? 4 : 8
  const out = new Uint8Array(1 + wide)
  out[0] = first | { 1: 24, 2: 25, 4: 26, 8: 27 }[wide]
  let rest = BigInt(number)
  for (let at = wide; at > 0; at--) { out[at] = Number(rest & 255n); rest >>= 8n }
  return out
}

function encode(value) {
  if (value === null) return Uint8Array.of(0xf6)
  if (value === false || value === true) return Uint8Array.of(value ? 0xf5 : 0xf4)
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') { const bytes = text(value); return join(head(3, bytes.length), bytes) }
  if (value instanceof Uint8Array) return join(head(2, value.length), value)
  return join(head(4, value.length), ...value.map(encode))
}

function decode(bytes) {
  let at = 0
  const take = (count) => {
    need(at + count <= bytes.length, 'COD-1: cut short')
    at += count
    return bytes.subarray(at - count, at)
  }
  const number = (small) => {
    if (small < 24) return small
    need(small < 28, 'COD-2: a length of no known form')
    let out = 0n
    for (const byte of take(1 << (small - 24))) out = (out << 8n) | BigInt(byte)
    need(out <= BigInt(Number.MAX_SAFE_INTEGER), 'COD-1: a number that is too large here')
    return Number(out)
  }
  const value = (depth) => {
    need(depth < 14, 'COD-2: nested too deep')
    const first = take(1)[0]
    const kind = first >> 5, small = first & 31
    if (kind === 7) {
      need(small >= 20 && small <= 22, 'COD-1: a type that is not allowed')
      return [false, true, null][small - 20]
    }
    if (kind === 6) { number(small); return value(depth + 1) } // COSE tags 18 and 98
    const size = number(small)
    if (kind === 0) return size
    if (kind === 1) return -1 - size
    if (kind === 2) return take(size).slice()
    if (kind === 3) return new TextDecoder('utf-8', { fatal: true }).decode(take(size))
    if (kind === 4) { const out = []; for (let n = 0; n < size; n++) out.push(value(depth + 1)); return out }
    for (let n = 0; n < size; n++) { value(depth + 1); value(depth + 1) } // headers; not needed here
    return {}
  }
  const out = value(0)
  need(at === bytes.length, 'COD-2: bytes after the end')
  return out
}

// --- keys and signatures ----------------------------------------------------------------------

async function ed25519(key, signature, message, why) {
  const pinned = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
  need(await crypto.subtle.verify('Ed25519', pinned, signature, message), why)
}

// A DER signature as WebCrypto wants it: r and s, 32 bytes each.
function fromDer(der) {
  const whole = (at) => {
    const size = der[at + 1]
    const part = der.subarray(at + 2, at + 2 + size)
    const plain = part[0] === 0 ? part.subarray(1) : part
    need(der[at] === 2 && plain.length <= 32, 'ENV-7: not a DER signature')
    return [join(new Uint8Array(32 - plain.length), plain), at + 2 + size]
  }
  need(der[0] === 0x30, 'ENV-7: not a DER signature')
  const [r, next] = whole(2)
  return join(r, whole(next)[0])
}

async function es256(key, signature, message, why) {
  const kind = { name: 'ECDSA', namedCurve: 'P-256' }
  const pinned = await crypto.subtle.importKey('raw', key, kind, false, ['verify'])
  const good = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, pinned, fromDer(signature), message)
  need(good, why)
}

// COD-6: the Ed25519 half of a hybrid signature; its payload.
async function half(data, key, aad, why) {
  const [, , payload, signers] = decode(data)
  const [header, , signature] = signers[0]
  await ed25519(key, signature, encode(['Signature', new Uint8Array(0), header, text(aad), payload]), why)
  return payload
}

// --- CER: parties and officers ----------------------------------------------------------------

async function partyOf(data) {
  const [form, version, identity] = decode(data)
  need(form === 'openline-identity' && version === 1, 'CER-12: no public identity')
  const [, name, [rootEd, rootMl], , certificate] = identity
  const root = await labelled('openline root', join(rootEd, rootMl))
  const payload = await half(certificate, rootEd, 'openline node-certificate 1', 'CER-3: not signed by the root')
  const keys = decode(payload)[5]
  return { name, root, rootEd, identity: encode(identity), sign: keys[0][1] }
}

async function officerOf(entries, party, number, reference) {
  for (const entry of entries) {
    if (entry.kind !== 13 || entry.party !== number) continue
    const certificate = entry.content[0]
    const digest = await sha256(certificate)
    if (!same(digest.subarray(0, 8), reference)) continue
    const payload = await half(certificate, party.rootEd, 'openline officer 1', 'CER-9: not signed by the root')
    const [, root, name, , roles, key, start, end, held] = decode(payload)
    need(same(root, party.root), 'CER-9: of another party')
    need(roles.includes('releaser'), 'CER-10: not a releaser')
    return { name, key, start, end, held, hash: digest }
  }
  throw new Wrong('EVI-5: no certificate of the officer')
}

// --- ENV: the entry, the act, the signature ---------------------------------------------------

async function entryOf([number, data, body], parties, line) {
  const [header, , payload, signature] = decode(data)
  const party = parties[number]
  const aad = join(line, party.root)
  await ed25519(party.sign, signature, encode(['Signature1', header, aad, payload]), 'ENV-1: not signed by the node')
  const fields = decode(payload)
  need(same(await sha256(join(text('ol1c'), body)), fields[8]), 'ENV-3: another body')
  return { party: number, index: fields[1], generation: fields[2], at: fields[5], kind: fields[6], salt: body.subarray(0, 16), content: decode(body.subarray(16)) }
}

// What the browser of an officer said, each name once.
function clientOf(json) {
  const strings = [...json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/gs)]
  try {
    const names = strings.filter((found) => found[1]).map((found) => JSON.parse(found[0].slice(0, -found[1].length)))
    need(new Set(names).size === names.length, 'ENV-7: a name twice')
    return JSON.parse(json)
  } catch (fault) {
    throw fault instanceof Wrong ? fault : new Wrong('ENV-7: no JSON')
  }
}

async function signedBy(officer, signature, act) {
  const [form, ...parts] = signature
  const [kind, key, relying, origins] = officer.key
  if (form === 0) {
    need(kind === 0, 'ENV-7: a key of another form')
    await ed25519(key, parts[0], join(text('openline act 1'), new Uint8Array(1), act), 'ENV-7: not signed by the officer')
    return
  }
  need(form === 1 && kind !== 0, 'ENV-7: a signature of another form')
  const [authenticator, client, sig] = parts
  const said = clientOf(new TextDecoder('utf-8', { fatal: true }).decode(client))
  const challenge = btoa(String.fromCharCode(...act)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  need(said.type === 'webauthn.get' && said.challenge === challenge, 'ENV-7: signed for another act')
  need(origins.includes(said.origin) && !said.crossOrigin, 'ENV-7: signed elsewhere')
  need(same(authenticator.subarray(0, 32), await sha256(text(relying))), 'ENV-7: another relying party')
  need((authenticator[32] & 5) === 5, 'ENV-7: nobody was verified')
  const message = join(authenticator, await sha256(client))
  await (kind === 1 ? es256 : ed25519)(key, sig, message, 'ENV-7: not signed by the officer')
}

// One release: who signed what, proved.
async function releaseOf(data, trusted) {
  const [form, version, genesis, founded, [number, generation, index], , entries] = decode(data)
  need(form === 'openline-evidence' && version === 1, 'EVI-1: no evidence')
  const line = await sha256(genesis)
  const parties = decode(genesis)[3].map((identity) => {
    const encoded = encode(identity)
    const found = trusted.find((party) => same(party.identity, encoded))
    need(found, 'EVI-2: a party whose identity is not on this page')
    return found
  })
  for (const [at, party] of parties.entries()) {
    const signed = await half(founded[at], party.rootEd, 'openline genesis 1', 'CER-7: not founded by its root')
    need(same(signed, line), 'CER-7: another line')
  }
  const read = []
  for (const entry of entries) if (entry[2]) read.push(await entryOf(entry, parties, line))
  const item = read.find((entry) => entry.party === number && entry.generation === generation && entry.index === index)
  need(item && item.kind === 17, 'RDO-5: no release')
  const [reference, mode, precedence, about, expiry, content, signature] = item.content
  const officer = await officerOf(read, parties[number], number, reference)
  const hash = await sha256(join(text('ol1h'), item.salt, encode(content)))
  const act = await sha256(encode([1, line, parties[number].root, officer.hash, 17, mode, precedence, about, hash, expiry]))
  await signedBy(officer, signature, act)
  need(officer.start <= item.at && (officer.end === null || item.at <= officer.end), 'EVI-5: not within the time of the certificate')
  need(mode !== 0 || !officer.held, 'RDO-6: a key that the node holds')
  const sheet = JSON.parse(content[0])
  need(written(sheet) === content[0], 'TLK-1: a sheet that is not in the one form')
  return { sheet, mode, officer: officer.name, key: hex(officer.hash), party: parties[number].name, about: hex(about), line: hex(line) }
}

// TLK-1: the one form of a sheet.
function written(value) {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const points = (said) => Array.from(said, (mark) => mark.codePointAt(0))
  const before = (one, two) => {
    const [a, b] = [points(one), points(two)]
    const at = a.findIndex((point, n) => point !== b[n])
    return at < 0 ? a.length - b.length : at < b.length ? a[at] - b[at] : 1
  }
  return `{${Object.keys(value).sort(before).map((name) => `${JSON.stringify(name)}:${written(value[name])}`).join(',')}}`
}

// --- the page ---------------------------------------------------------------------------------

// Signatures for one and the same release.
const SAME = [(part) => part.line, (part) => part.party, (part) => part.about, (part) => part.mode, (part) => part.sheet.what, (part) => part.sheet.language, (part) => String(part.sheet.lines), (part) => part.sheet.seal]

async function check(article, trusted) {
  const given = JSON.parse(article.querySelector('script[type="application/json"]').textContent)
  const place = article.querySelector('.text')
  need(place.childElementCount === 0, 'RDO-6: more than text stands in the place of the text')
  const releases = []
  for (const data of given.evidence) releases.push(await releaseOf(unbase64(data), trusted))
  const last = releases.find((part) => part.sheet.final)
  need(last, 'RDO-6: nobody completed this release')
  need(last.sheet.text === place.textContent, 'RDO-6: the text above is not the one that was signed')
  const opening = last.sheet.what === 'own' ? join(text('ol1r'), unhex(last.sheet.salt)) : text('ol1t')
  need(hex(await sha256(join(opening, text(last.sheet.text)))) === last.sheet.seal, 'RDO-6: the text is not the one that each signature names')
  need(releases.every((part) => SAME.every((of) => of(part) === of(last))), 'RDO-6: signatures for another release')
  const persons = Math.min(new Set(releases.map((part) => part.officer)).size, new Set(releases.map((part) => part.key)).size)
  need(persons >= given.persons, `RDO-6: ${persons} of ${given.persons} persons`)
  return { last, others: releases.filter((part) => part !== last) }
}

function verdictOf(words, { last, others }) {
  const named = (parts) => parts.map((part) => `${part.officer} (${part.party})`).join(', ')
  const said = [words.good.replace('{names}', () => named([last]))]
  if (others.length) said.push(words.also.replace('{names}', () => named(others)))
  return `✓ ${last.mode === 0 ? '' : `${words.exercise}. `}${said.join('; ')}.`
}

// The parties by the identities on this page; the fingerprints that a reader compares must be theirs.
async function partiesHere() {
  const trusted = []
  for (const data of JSON.parse(document.getElementById('identities').textContent)) trusted.push(await partyOf(unbase64(data)))
  const shown = [...document.querySelectorAll('.print')].map((part) => part.textContent)
  need(shown.join() === trusted.map((party) => hex(party.root)).join(), 'CER-2: the fingerprints below are of other keys')
  return trusted
}

async function run() {
  const words = JSON.parse(document.getElementById('words').textContent)
  const known = partiesHere()
  for (const article of document.querySelectorAll('article.readout')) {
    const place = article.querySelector('.verdict')
    try {
      place.textContent = verdictOf(words, await check(article, await known))
      place.dataset.verdict = 'good'
    } catch (fault) {
      const isUnable = !globalThis.crypto?.subtle || fault.name === 'NotSupportedError'
      const why = isUnable ? words.unable : fault instanceof Wrong ? fault.message : `EVI-1: ${fault.message}`
      place.textContent = `✗ ${words.bad}: ${why}`
      place.dataset.verdict = 'bad'
    }
  }
  document.documentElement.dataset.checked = 'yes'
}

run()
