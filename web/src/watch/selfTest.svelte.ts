/** Whether this console can do what a watch needs of it, each with its cause and the next step. */

import { arming } from '../lib/arming.svelte'
import { t } from '../lib/i18n.svelte'
import { lineNow } from '../lib/lineState.svelte'
import { canUsePasskeys } from '../lib/passkey'
import { makeSessionKey, sessionKeyOf } from '../lib/sessionKey'
import { store } from '../lib/store.svelte'
import { ageWords } from '../lib/words'

export type Verdict = 'well' | 'doubt' | 'bad' | 'open'
export interface Finding {
  name: 'sound' | 'notice' | 'screen' | 'clock' | 'passkey' | 'key' | 'sounder' | 'line'
  verdict: Verdict
  words: string
}

/** Below this nobody reading a clock sees a difference. */
const CLOCK_WELL_MS = 2000
const CLOCK_BAD_MS = 60_000

class SelfTest {
  /** Whether this browser can make a key that cannot be copied, and keep it. */
  canKeepKey = $state<boolean | null>(null)

  /** Try what can only be tried. */
  async run(): Promise<void> {
    try {
      await makeSessionKey()
      await sessionKeyOf('')
      this.canKeepKey = true
    } catch {
      this.canKeepKey = false
    }
  }

  findings = $derived.by((): Finding[] => [
    this.#sound(),
    this.#notice(),
    this.#screen(),
    this.#clock(),
    this.#passkey(),
    this.#key(),
    this.#line(),
    this.#sounder(),
  ])

  #sound(): Finding {
    if (arming.armed) return { name: 'sound', verdict: 'well', words: t('test-sound-well') }
    const isTried = arming.sound !== 'off'
    return { name: 'sound', verdict: isTried && !arming.isAsking ? 'bad' : 'open', words: t(arming.why) }
  }

  #notice(): Finding {
    const state = arming.notification
    if (state === 'granted') return { name: 'notice', verdict: 'well', words: t('test-notice-well') }
    if (state === 'off') return { name: 'notice', verdict: 'open', words: t('test-notice-open') }
    return { name: 'notice', verdict: 'doubt', words: t(`test-notice-${state}`) }
  }

  #screen(): Finding {
    const state = arming.wakeLock
    if (state === 'held') return { name: 'screen', verdict: 'well', words: t('test-screen-well') }
    if (state === 'off') return { name: 'screen', verdict: 'open', words: t('test-screen-open') }
    return { name: 'screen', verdict: 'doubt', words: t(`test-screen-${state}`) }
  }

  #clock(): Finding {
    const far = Math.abs(store.offset)
    if (far < CLOCK_WELL_MS) return { name: 'clock', verdict: 'well', words: t('test-clock-well') }
    const side = store.offset > 0 ? 'behind' : 'ahead'
    const words = `${t(`clock-pc-${side}`, { far: ageWords(far) })} ${t('clock-pc-means')}`
    return { name: 'clock', verdict: far < CLOCK_BAD_MS ? 'doubt' : 'bad', words }
  }

  #passkey(): Finding {
    if (store.session?.demo) return { name: 'passkey', verdict: 'doubt', words: t('test-passkey-demo') }
    return canUsePasskeys()
      ? { name: 'passkey', verdict: 'well', words: t('test-passkey-well') }
      : { name: 'passkey', verdict: 'bad', words: t('login-no-passkeys') }
  }

  #key(): Finding {
    if (this.canKeepKey === null) return { name: 'key', verdict: 'open', words: t('test-key-open') }
    return this.canKeepKey
      ? { name: 'key', verdict: 'well', words: t('test-key-well') }
      : { name: 'key', verdict: 'bad', words: t('test-key-bad') }
  }

  #line(): Finding {
    const { word } = lineNow
    if (word === 'up') return { name: 'line', verdict: 'well', words: t('line-up-means') }
    return { name: 'line', verdict: 'bad', words: t(`line-${word}-means`, { them: store.theirs }) }
  }

  #sounder(): Finding {
    const sounder = store.alarms?.sounder
    if (!sounder?.configured) return { name: 'sounder', verdict: 'doubt', words: t('test-sounder-none') }
    if (sounder.last && !sounder.last.ok) {
      return { name: 'sounder', verdict: 'bad', words: t('test-sounder-failed') }
    }
    return { name: 'sounder', verdict: 'well', words: t('test-sounder-well') }
  }
}

export const selfTest = new SelfTest()
