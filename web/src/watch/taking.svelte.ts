/** The start of a watch: what the officer says of it, the key it signs with, and the node's answer. */

import { delegateWatchKey, endKeysLeft, takeStep } from '../lib/acts'
import { draft, type Draft } from '../lib/drafts.svelte'
import { language } from '../lib/i18n.svelte'
import { store } from '../lib/store.svelte'

export const HOURS = [4, 6, 8, 10, 12, 14] as const
const HOURS_USUAL = 8
const HOUR_MS = 3_600_000
/** The node measures 14 h by its own clock when the act reaches it. */
const SLACK_MS = 60_000
const LANGUAGES_MAX = 16

/** What the console offers to tick; any other is typed as its code. */
export const OFFERED = ['en', 'ru', 'id'] as const

interface Said {
  post: string
  languages: string[]
  others: string
  isLinguist: boolean
  hours: number
}

/** "uk, pt-BR" as codes; what is none of the form of a code stays, so that the node names it. */
export const codesIn = (typed: string): string[] => typed.split(/[\s,;]+/).filter(Boolean)

export class Taking {
  readonly draft: Draft<Said> = draft<Said>('watch-start', {
    post: '',
    languages: [language()],
    others: '',
    isLinguist: false,
    hours: HOURS_USUAL,
  })
  isBusy = $state(false)
  fault = $state<unknown>(null)
  /** Signed already, in case that only the second step failed: no second touch is asked for. */
  #signed: { delegation: string; until: number } | null = null

  get said(): Said {
    return this.draft.value
  }

  /** The post that counts: chosen before, or the only one, or the first that nobody has. */
  get post(): string {
    const posts = store.watch?.posts ?? []
    const ours = store.watch?.ours ?? []
    if (posts.includes(this.said.post)) return this.said.post
    const mine = store.session?.watch?.post
    if (mine && posts.includes(mine)) return mine
    return posts.find((post) => ours.every((on) => on.post !== post)) ?? posts[0] ?? ''
  }

  get languages(): string[] {
    const all = [...this.said.languages, ...codesIn(this.said.others)]
    return [...new Set(all)].slice(0, LANGUAGES_MAX)
  }

  /** When the key ends: after the chosen hours, at the latest with the session. */
  get until(): number {
    const wanted = store.now + Math.min(this.said.hours, 14) * HOUR_MS - SLACK_MS
    const whole = Math.round(Math.min(wanted, store.session?.expires ?? wanted) / 60_000) * 60_000
    return whole
  }

  get isCutBySession(): boolean {
    const expires = store.session?.expires ?? Infinity
    return store.now + this.said.hours * HOUR_MS - SLACK_MS > expires
  }

  /** One touch of the passkey, then on watch. True when the node has it so. */
  async begin(): Promise<boolean> {
    this.isBusy = true
    this.fault = null
    try {
      const until = this.until
      const before = this.#signed
      this.#signed =
        before && before.until > store.now + HOUR_MS
          ? before
          : { delegation: await delegateWatchKey(until), until }
      const { delegation } = this.#signed
      const body = {
        post: this.post,
        languages: this.languages,
        linguist: this.said.isLinguist,
        delegation,
      }
      await takeStep('/api/watch/start', body)
      this.#signed = null
      // Post and languages may stay for the next watch; to be its linguist is said anew each time.
      this.said.isLinguist = false
      this.draft.keep()
      await store.refreshSession()
      await endKeysLeft()
      await store.refresh('watch')
      return true
    } catch (error) {
      this.fault = error
      return false
    } finally {
      this.isBusy = false
    }
  }
}
