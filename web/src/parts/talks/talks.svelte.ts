/** The talks as the node tells them, read again when an entry about them comes. */

import { store } from '../../lib/store.svelte'
import { LEVELS, plain, readTalks, type Holder, type Recorded, type Request, type TalksView } from '../../lib/talks'
import { tOr } from '../../lib/i18n.svelte'

const GATHER_MS = 300
const READ_EVERY_MS = 60_000
const KINDS = new Set([
  'request', 'reply', 'holder', 'contact', 'round', 'commitment', 'outcome', 'rule', 'consent', 'jointline',
  'initial', 'readout', 'release', 'breach', 'glossary', 'message',
])

/** Read something now, each minute, and soon after an entry about talks. Returns what ends it. */
export function keepReading(read: () => Promise<void>): () => void {
  let timer = 0
  const soon = (): void => {
    timer ||= window.setTimeout(() => {
      timer = 0
      void read()
    }, GATHER_MS)
  }
  void read()
  const every = window.setInterval(() => void read(), READ_EVERY_MS)
  const deaf = store.on('entry', (entry) => {
    if (KINDS.has((entry as { kind: string }).kind)) soon()
  })
  const sighted = store.on('sight', soon)
  const told = store.on('talks', soon)
  return () => {
    clearInterval(every)
    clearTimeout(timer)
    deaf()
    sighted()
    told()
  }
}

class Talks {
  view = $state.raw<TalksView | null>(null)
  fault = $state<unknown>(null)
  #asked = 0

  requests = $derived.by(() => [...(this.view?.requests ?? [])].sort(byNeed))
  rounds = $derived((this.view?.rounds ?? []).filter((round) => round.current))
  contacts = $derived.by(() =>
    [...(this.view?.contacts ?? [])].sort((a, b) => startOf(b).localeCompare(startOf(a)) || b.at - a.at),
  )
  levels = $derived<readonly string[]>(this.view?.levels ?? LEVELS)
  zones = $derived({ ours: this.view?.zones[0] || 'UTC', theirs: this.view?.zones[1] || 'UTC' })

  read = async (): Promise<void> => {
    const asked = ++this.#asked
    try {
      const view = await readTalks()
      if (asked !== this.#asked) return
      this.view = view
      this.fault = null
    } catch (error) {
      if (asked === this.#asked) this.fault = error
    }
  }

  forget(): void {
    this.view = null
  }

  zoneOf(party: string): string {
    return party === store.ours ? this.zones.ours : this.zones.theirs
  }

  request(id: string): Request | null {
    return this.view?.requests.find((one) => one.id === id) ?? null
  }

  contact(id: string): Recorded | null {
    return this.view?.contacts.find((one) => one.id === id || one.ledger_id === id) ?? null
  }

  /** The ids of a round and of all that it replaced, the oldest first. */
  versionsOf(id: string): string[] {
    const found = [id]
    const rounds = this.view?.rounds ?? []
    for (let one = rounds.find((round) => round.id === id); one?.about; one = rounds.find((round) => round.id === one?.about)) {
      if (found.includes(one.about) || !rounds.some((round) => round.id === one?.about)) break
      found.unshift(one.about)
    }
    return found
  }

  /** Who holds an office on a day; the day is today unless said. */
  holderOf(party: string, office: string, day = new Date(store.now).toISOString().slice(0, 10)): Holder | null {
    const wanted = plain(office)
    return (
      (this.view?.holders ?? [])
        .filter(({ doc, void: isVoid }) => !isVoid && doc.party === party && plain(doc.office) === wanted)
        .filter(({ doc }) => doc.from <= day && (!doc.until || doc.until >= day.slice(0, doc.until.length)))
        .sort((a, b) => b.doc.from.localeCompare(a.doc.from))[0] ?? null
    )
  }

  /** Offices of a party that anybody has named. */
  officesOf(party: string): string[] {
    const named = [
      ...(this.view?.holders ?? []).filter(({ doc }) => doc.party === party).map(({ doc }) => doc.office),
      ...(this.view?.requests ?? []).map(({ author, doc }) => (author === party ? doc.from_office : doc.to_office)),
    ]
    return [...new Set(named)].sort((a, b) => a.localeCompare(b))
  }
}

const startOf = ({ doc }: Recorded): string => `${doc.date} ${doc.time ?? ''}`

// What waits for us stands first, then what waits for them, then the rest; the newest first.
function rank(request: Request): number {
  if (request.void) return 4
  if (request.state === 'open') return request.ours ? 1 : 0
  if (request.state === 'other_time' || request.state === 'other_person') return request.ours ? 0 : 1
  return request.state === 'no_answer' ? 2 : 3
}
const byNeed = (a: Request, b: Request): number => rank(a) - rank(b) || b.at - a.at

export const talks = new Talks()
store.on('ended', () => talks.forget())

export const levelWord = (level: string): string =>
  level
    .split('/')
    .map((one) => tOr(`talks-level-${one.replaceAll('_', '-')}`, one))
    .join(' / ')
export const contactKindWord = (kind: string): string => tOr(`talks-kind-${kind.replaceAll('_', '-')}`, kind)
