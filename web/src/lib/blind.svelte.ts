/**
 * BLIND: our own node is silent. What this console knew last, since when, and whom to call.
 *
 * The last good state is kept on this PC (no word of any message: only the state of the line, who
 * is on watch, numbers to call and the paper procedure), so that it is there when the page is
 * opened while the node is dead.
 */

import { get } from './api'
import { asLanguage, has, language, setLanguage } from './i18n.svelte'
import { lineNow, type LineWord } from './lineState.svelte'
import { prefs } from './prefs.svelte'
import { store } from './store.svelte'

export interface Procedure {
  kind: string
  version: number
  language: string
  text: string
  at: number
}

export interface LastKnown {
  form: 1
  /** The node's time of all of it. */
  at: number
  /** Of the screen then, for a page that comes up without a node to ask. */
  language: string
  ours: string
  theirs: string
  line: LineWord
  /** Of theirs to acknowledge, and STOPs without a told effect. */
  open: number
  stops: number
  ourWatch: { name: string; post: string; since: number | null }[]
  theirWatch: { name: string; post: string; since: number | null }[]
  roster: { order: number; name: string; reach: string }[]
  procedures: Procedure[]
}

export interface Gap {
  from: number
  until: number
}

const KEY = 'openline.last'
const KEEP_EVERY_MS = 5000
const PROCEDURES_EVERY_MS = 15 * 60 * 1000
const TEXT_MAX = 20_000
const LINE_WORDS: readonly string[] = ['up', 'one-way', 'down', 'silent', 'none']

function stored(): LastKnown | null {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? 'null') as LastKnown | null
    const isOurs = found?.form === 1 && Number.isFinite(found.at) && LINE_WORDS.includes(found.line)
    return isOurs && Array.isArray(found.roster) && Array.isArray(found.procedures) ? found : null
  } catch {
    return null
  }
}

class Blind {
  /** What was known last, of this page or of the one before it. */
  known = $state.raw<LastKnown | null>(stored())
  /** The page was opened while the node was dead. */
  isCold = $state(false)
  /** How long we did not see, until somebody has taken notice. */
  gap = $state.raw<Gap | null>(null)

  /** The moment of the last word of our node; null: we see. */
  since = $derived<number | null>(
    store.blindSince ?? (this.isCold ? (this.known?.at ?? store.now) : null),
  )
  isBlind = $derived(this.since !== null)
  /** There are words to say it in: the node gave them, or this PC kept them. */
  canSay = $derived(has('blind-since'))
  /** The paper procedure in the language of the screen, else in any. */
  procedure = $derived.by((): Procedure | null => {
    const all = this.known?.procedures ?? []
    return all.find((one) => one.language === language()) ?? all[0] ?? null
  })

  #keptAt = -Infinity
  #askedAt = -Infinity
  #procedures: Procedure[] = this.known?.procedures ?? []

  constructor() {
    store.on('beat', () => this.#beat())
    store.on('blind', (at) => (this.gap = { from: at as number, until: at as number }))
    store.on('sight', (now) => {
      if (this.gap) this.gap = { ...this.gap, until: now as number }
    })
    $effect.root(() => {
      $effect(() => {
        const root = document.documentElement
        if (this.isBlind) root.dataset['blind'] = 'yes'
        else delete root.dataset['blind']
      })
    })
  }

  /** The page was opened and no node answers. */
  opensCold(): void {
    this.isCold = true
    this.gap ??= { from: this.known?.at ?? store.now, until: store.now }
    if (this.canSay) return
    const wanted = asLanguage(prefs.language ?? this.known?.language ?? 'en')
    setLanguage(wanted, false).catch(() => undefined)
  }

  /** The node answers a page that was opened without it. */
  answered(): void {
    if (!this.isCold) return
    this.isCold = false
    if (this.gap) this.gap = { ...this.gap, until: store.now }
  }

  noticed(): void {
    this.gap = null
  }

  #beat(): void {
    const now = performance.now()
    if (!store.isReady || now - this.#keptAt < KEEP_EVERY_MS) return
    this.#keptAt = now
    if (now - this.#askedAt > PROCEDURES_EVERY_MS) {
      this.#askedAt = now
      void this.#askProcedures()
    }
    this.#keep()
  }

  async #askProcedures(): Promise<void> {
    try {
      const all = await get<Procedure[]>('/api/procedures')
      this.#procedures = all
        .filter((one) => one.kind === 'blind')
        .sort((a, b) => b.version - a.version)
        .map(({ kind, version, language, text, at }) => ({
          kind,
          version,
          language,
          text: text.slice(0, TEXT_MAX),
          at,
        }))
      this.#keep()
    } catch {
      this.#askedAt = performance.now() - PROCEDURES_EVERY_MS + KEEP_EVERY_MS
    }
  }

  #keep(): void {
    if (store.blindSince !== null) return
    const watch = store.watch
    this.known = {
      form: 1,
      at: store.now,
      language: language(),
      ours: store.ours,
      theirs: store.theirs,
      line: lineNow.word === 'blind' ? 'none' : lineNow.word,
      open: store.openItems.length,
      stops: store.openStops.length,
      ourWatch: (watch?.ours ?? []).map((on) => ({ name: on.officer, post: on.post, since: on.since })),
      theirWatch: (watch?.theirs?.manned ?? []).map((on) => ({
        name: on.name ?? '',
        post: on.post,
        since: on.since,
      })),
      roster: (watch?.roster ?? []).map(({ order, name, reach }) => ({ order, name, reach })),
      procedures: this.#procedures,
    }
    try {
      localStorage.setItem(KEY, JSON.stringify(this.known))
    } catch {
      // Storage is full or forbidden: it is kept as long as this page stands.
    }
  }
}

export const blind = new Blind()
