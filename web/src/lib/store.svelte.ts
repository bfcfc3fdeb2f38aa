/**
 * All that this console knows, fed only by /api/state and the stream. Screens read it; nobody else
 * writes it. What a person does goes to the node (acts.ts) and comes back through the stream.
 */

import { SvelteMap } from 'svelte/reactivity'
import { ApiFault, get } from './api'
import { byNeed, deadlineOf, effectDueOf, isUnread, threadsOf } from './derive'
import { Stream, type StreamEvent } from './stream'
import type * as T from './types'

/** Without a beat for this long the console is BLIND: seen within 3 s, the tick included. */
export const BLIND_AFTER_MS = 2700
/** The same when the stream was cut, not merely silent: then nobody need wait for a late beat. */
const CUT_AFTER_MS = 2000
const TICK_MS = 250
/** What is kept of closed items; older ones are asked for when a screen wants them. */
const ITEMS_MAX = 600

export type StoreEvent = 'entry' | 'beat' | 'blind' | 'sight' | 'ended' | 'contacts' | 'talks'
type Ear = (data: unknown) => void

const byArrival = (a: T.ItemView, b: T.ItemView): number =>
  (b.seq ?? Infinity) - (a.seq ?? Infinity)

class Store {
  meta = $state.raw<T.Meta | null>(null)
  session = $state.raw<T.Session | null>(null)
  status = $state.raw<T.Status | null>(null)
  /** The node's time when `status` came: ages in it have grown since. */
  statusAt = $state(0)
  readonly items = new SvelteMap<string, T.ItemView>()
  watch = $state.raw<T.Watch | null>(null)
  alarms = $state.raw<T.Alarms | null>(null)
  schedule = $state.raw<T.Schedule | null>(null)
  officers = $state.raw<T.Officer[]>([])
  profile = $state.raw<Record<string, unknown>>({})
  seq = $state(0)
  /** The node's time of the last beat, while none has come for 3 s; else null. */
  blindSince = $state<number | null>(null)
  /** The node's clock minus this PC's, ms. */
  offset = $state(0)
  /** The node's time, ticking each 250 ms; it stands still while blind only in what it is compared to. */
  now = $state(Date.now())
  /** /api/state has come: what is shown is the node's word. */
  isReady = $state(false)
  /** Our node does not answer at all (first load included). */
  isReachable = $state(true)
  /** When the node ended the session of this page; null: it stands, or the officer left. */
  endedAt = $state<number | null>(null)

  line = $derived<T.LineView | null>(this.status?.lines[0] ?? null)
  peer = $derived<T.PeerView | null>(this.line?.peers[0] ?? null)
  ours = $derived(this.meta?.party ?? this.status?.party ?? '')
  theirs = $derived(this.peer?.party ?? this.meta?.other ?? '')
  /** Items of theirs that nobody here has acknowledged: STOP, then precedence, then deadline. */
  openItems = $derived.by(() =>
    [...this.items.values()]
      .filter((item) => item.author !== this.ours && isUnread(item))
      .sort(byNeed(this.profile)),
  )
  /** Items of ours that nobody there has acknowledged, in the same order. */
  unreadByThem = $derived.by(() =>
    [...this.items.values()]
      .filter((item) => item.author === this.ours && isUnread(item))
      .sort(byNeed(this.profile)),
  )
  /** STOPs of either side whose effect nobody has confirmed or denied. */
  openStops = $derived.by(() =>
    [...this.items.values()]
      .filter((item) => item.kind === 'stop' && !item.void && !item.cancelled && !item.effect)
      .sort(byNeed(this.profile)),
  )
  newestFirst = $derived.by(() => [...this.items.values()].sort(byArrival))
  threads = $derived.by(() => threadsOf(this.items))

  #stream: Stream | null = null
  #ears = new Map<StoreEvent, Set<Ear>>()
  #beatAt = performance.now()
  #beatNow = Date.now()
  #ticker = 0
  #isCut = false

  // --- for screens -----------------------------------------------------------------------

  has(right: T.Right): boolean {
    return this.session?.rights.includes(right) ?? false
  }

  item(id: string): T.ItemView | null {
    return this.items.get(id) ?? null
  }

  deadline(item: T.ItemView): number | null {
    return deadlineOf(item, this.profile)
  }

  effectDue(item: T.ItemView): number {
    return effectDueOf(item, this.profile)
  }

  isOurs(item: T.ItemView): boolean {
    return item.author === this.ours
  }

  get isOnWatch(): boolean {
    return Boolean(this.session?.watch)
  }

  /** Hear every entry, beat, loss and return of sight. Returns what ends it. */
  on(event: StoreEvent, ear: Ear): () => void {
    const ears = this.#ears.get(event) ?? new Set<Ear>()
    this.#ears.set(event, ears.add(ear))
    return () => ears.delete(ear)
  }

  // --- beginning and end -----------------------------------------------------------------

  /** Meta and the session, if there is one; then all the rest. Call it once, and after login. */
  async begin(): Promise<void> {
    this.#tickOn()
    this.meta = await get<T.Meta>('/api/meta')
    this.#heardNow(this.meta.now)
    const session = await get<T.Session>('/api/session')
    this.isReachable = true
    if (session.officer) await this.#enter()
    else this.session = null
  }

  async refreshSession(): Promise<void> {
    this.session = await get<T.Session>('/api/session')
    if (!this.session.officer) this.leave(true)
  }

  /** Read again what has no event of its own. */
  async refresh(...parts: ('schedule' | 'officers' | 'profile' | 'watch')[]): Promise<void> {
    for (const part of parts) {
      if (part === 'schedule') this.schedule = await get<T.Schedule>('/api/schedule')
      else if (part === 'officers') this.officers = (await get<T.State>('/api/state')).officers
      else if (part === 'watch') this.watch = await get<T.Watch>('/api/watch')
      else this.profile = await get<Record<string, unknown>>('/api/profile')
    }
  }

  /**
   * Forget everything of the session: what one officer read is not for the next one. `isOver`: the
   * node ended it, not this officer; the screen must say so.
   */
  leave(isOver = false): void {
    this.endedAt = isOver ? this.now : null
    this.#stream?.close()
    this.#stream = null
    this.session = null
    this.isReady = false
    this.items.clear()
    this.status = this.watch = this.alarms = this.schedule = null
    this.officers = []
    this.seq = 0
    this.blindSince = null
    this.#tell('ended', isOver)
  }

  async #enter(): Promise<void> {
    this.#take(await get<T.State>('/api/state'))
    this.isReady = true
    this.endedAt = null
    this.#stream?.close()
    this.#stream = new Stream({
      since: () => this.seq,
      heard: (event, data) => this.#heard(event, data),
      opened: (isAgain) => {
        if (isAgain) void this.#catchUp()
      },
      lost: () => {
        this.#isCut = true
        void this.#isEnded()
      },
    })
  }

  // Entries are replayed by the stream; the rest may have changed while we were deaf.
  async #catchUp(): Promise<void> {
    try {
      const state = await get<T.State>('/api/state')
      if (state.seq >= this.seq) this.#take(state)
      else this.#takeViews(state)
    } catch {
      // The stream breaks again, and we come back here.
    }
  }

  // The stream cannot tell why it was refused; the session can.
  async #isEnded(): Promise<void> {
    try {
      const session = await get<T.Session>('/api/session')
      if (!session.officer) this.leave(true)
    } catch (error) {
      if (error instanceof ApiFault && error.status === 401) this.leave(true)
    }
  }

  // --- the reducer -----------------------------------------------------------------------

  #take(state: T.State): void {
    for (const item of state.items) this.items.set(item.id, item)
    this.seq = state.seq
    this.#takeViews(state)
  }

  #takeViews(state: T.State): void {
    this.#heardNow(state.now)
    this.status = state.status
    this.statusAt = state.now
    this.watch = state.watch
    this.alarms = state.alarms
    this.schedule = state.schedule
    this.officers = state.officers
    this.profile = state.profile
    this.session = state.session
  }

  #heard(event: StreamEvent, data: unknown): void {
    if (event === 'entry') this.#entry(data as T.EntryEvent)
    else if (event === 'items') this.#itemsChanged(data as { items: T.ItemView[] })
    else if (event === 'status') this.#statusChanged(data as T.Status)
    else if (event === 'alarms') this.alarms = data as T.Alarms
    else if (event === 'watch') this.#watchChanged(data as T.Watch)
    else if (event === 'beat') this.#beat(data as { now: number; seq: number })
    else if (event === 'contacts' || event === 'talks') this.#tell(event, data)
    else if (event === 'reset') this.#anew()
    else this.leave(true)
  }

  // Our node never gave the number we go on from: an older copy of it was restored.
  #anew(): void {
    this.items.clear()
    this.seq = 0
    void this.#catchUp()
  }

  #entry(entry: T.EntryEvent): void {
    if (entry.seq <= this.seq) return
    this.seq = entry.seq
    if (entry.item) this.items.set(entry.item.id, entry.item)
    for (const item of entry.about) this.items.set(item.id, item)
    if (this.items.size > ITEMS_MAX) this.#forgetOldest()
    if (entry.kind === 'schedule' || entry.kind === 'cancel') void this.refresh('schedule')
    if (entry.kind === 'amend' || entry.kind === 'accept') this.#profileChanged()
    this.#tell('entry', entry)
  }

  // Lights that no entry lit: sent, late, mended.
  #itemsChanged({ items }: { items: T.ItemView[] }): void {
    for (const item of items) this.items.set(item.id, item)
  }

  #statusChanged(status: T.Status): void {
    this.tick()
    this.status = status
    this.statusAt = this.now
  }

  #watchChanged(watch: T.Watch): void {
    this.watch = watch
    this.refreshSession().catch(() => {
      // Our node is silent; what the session is comes with the next state.
    })
  }

  // In force from the entry that accepts it [CER-11]: limits and reminders are others from now on.
  #profileChanged(): void {
    this.refresh('profile').catch(() => {
      // Our node is silent; the profile comes with the next state.
    })
  }

  #forgetOldest(): void {
    const open = new Set([...this.openItems, ...this.unreadByThem, ...this.openStops])
    const closed = this.newestFirst.filter((item) => !open.has(item))
    for (const item of closed.slice(ITEMS_MAX / 2)) this.items.delete(item.id)
  }

  #beat(beat: { now: number }): void {
    this.#heardNow(beat.now)
    this.#tell('beat', beat)
  }

  #tell(event: StoreEvent, data: unknown): void {
    for (const ear of this.#ears.get(event) ?? []) ear(data)
  }

  // --- time ------------------------------------------------------------------------------

  // The node's clock carried on by this PC's monotonic one: a PC clock an hour off, or set
  // while we look, changes nothing on the screen.
  #heardNow(now: number): void {
    this.#beatAt = performance.now()
    this.#beatNow = now
    this.#isCut = false
    this.offset = now - Date.now()
    this.isReachable = true
    if (this.blindSince !== null) {
      this.blindSince = null
      this.#tell('sight', now)
    }
  }

  #tickOn(): void {
    this.#ticker ||= window.setInterval(() => this.tick(), TICK_MS)
  }

  /** Move the clock on and see whether we still see. */
  tick(): void {
    const since = performance.now() - this.#beatAt
    this.now = Math.round(this.#beatNow + since)
    if (this.isReady && since > (this.#isCut ? CUT_AFTER_MS : BLIND_AFTER_MS) && this.blindSince === null) {
      this.blindSince = this.#beatNow
      this.#tell('blind', this.#beatNow)
    }
  }
}

export const store = new Store()
