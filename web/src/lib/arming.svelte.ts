/**
 * Whether this console can sound an alarm, and the words with which it says that it cannot.
 *
 * Browsers are mute until a person acts, so a watch begins with `arm()` inside a click or a key
 * press. Armed means two things: the audio clock runs, and the officer said that he heard it.
 *
 *   <Button onclick={() => arming.arm()}>…</Button>          plays every tone, each ~1 s
 *   {#if arming.playing} now sounding: {t(`tone-${arming.playing}`)}
 *   {#if arming.isAsking} did you hear it? confirmHeard(true) / confirmHeard(false)
 *   arming.armed                                              all that the strip must show
 *   arming.why                                                Fluent id of why it is not armed, or ''
 */

import { askNotification, notificationNow, type NotificationState } from './notify'
import { sounds, TEST_ORDER, type PatternName } from './sounds'
import { WakeLock, type LockState } from './wakelock'

export type SoundState = 'off' | 'armed' | 'refused'

const LOOK_EVERY_MS = 1000
/** A running audio clock that stands still this many looks has lost its device. */
const STALLED_LOOKS_MAX = 3
/** That this tab was armed and heard: after a reload the first key press arms it again. */
const KEPT = 'openline.armed'

class Arming {
  sound = $state<SoundState>('off')
  /** The officer said that he heard the test; null: not yet asked or not yet said. */
  heard = $state<boolean | null>(null)
  wakeLock = $state<LockState>('off')
  notification = $state<NotificationState>('off')
  /** Whether the audio runs at all, armed by somebody or not. */
  isRunning = $state(false)
  /** The tone of the test that sounds now. */
  playing = $state<PatternName | null>(null)

  /** All that matters: an alarm would be heard. */
  armed = $derived(this.sound === 'armed' && this.heard === true)
  isAsking = $derived(this.sound === 'armed' && this.heard === null)
  /** Fluent id of the reason and the next step; '' when armed. */
  why = $derived.by(() => {
    if (this.armed) return ''
    if (this.sound === 'refused') return 'arming-refused'
    if (this.sound === 'off') return 'arming-off'
    return this.heard === false ? 'arming-not-heard' : 'arming-not-asked'
  })

  #lock = new WakeLock((state) => (this.wakeLock = state))
  #lookedAt = -1
  #stalled = 0

  constructor() {
    sounds.changed = () => this.#judge()
    window.setInterval(() => this.#look(), LOOK_EVERY_MS)
    if (kept()) this.#armAgain()
  }

  get isArmed(): boolean {
    return this.armed
  }

  /** Within a click or key press: sound on, every tone once, wake lock and notification asked for. */
  async arm(): Promise<boolean> {
    const begun = sounds.begin()
    this.heard = null
    void this.#lock.want()
    void askNotification().then((state) => (this.notification = state))
    this.sound = (await begun) ? 'armed' : 'refused'
    if (this.sound === 'armed') void this.test()
    return this.sound === 'armed'
  }

  /** Play every tone once more. */
  async test(): Promise<void> {
    for (const name of TEST_ORDER) {
      this.playing = name
      if (!(await sounds.sample(name))) break
    }
    this.playing = null
  }

  confirmHeard(yes: boolean): void {
    this.heard = yes
    sounds.endSample()
    keep(yes && this.sound === 'armed')
  }

  disarm(): void {
    keep(false)
    this.sound = 'off'
    this.heard = null
    void this.#lock.release()
    sounds.end()
  }

  // The state of the audio is looked at, never assumed: a browser may suspend it, a device go away.
  #look(): void {
    if (this.sound === 'off' || !sounds.isBegun) return
    const at = sounds.time
    this.#stalled = at === this.#lookedAt ? this.#stalled + 1 : 0
    this.#lookedAt = at
    if (!sounds.isRunning) sounds.wake()
    this.#judge()
  }

  #judge(): void {
    this.isRunning = sounds.isRunning
    if (this.sound === 'off') return
    const isAlive = sounds.isRunning && this.#stalled < STALLED_LOOKS_MAX
    if (isAlive === (this.sound === 'armed')) return
    this.sound = isAlive ? 'armed' : 'refused'
    if (!isAlive) sounds.endSample()
  }

  // After a reload: a browser that is told to allow sound arms at once, any other at the first touch.
  #armAgain(): void {
    const again = async (): Promise<void> => {
      if (this.armed || !kept()) return stop()
      if (!(await sounds.begin())) return
      stop()
      this.sound = 'armed'
      this.heard = true
      void this.#lock.want()
      this.notification = notificationNow()
    }
    const touched = (): void => void again()
    const stop = (): void => {
      removeEventListener('pointerdown', touched, true)
      removeEventListener('keydown', touched, true)
    }
    addEventListener('pointerdown', touched, true)
    addEventListener('keydown', touched, true)
    void again()
  }
}

function kept(): boolean {
  try {
    return sessionStorage.getItem(KEPT) === 'yes'
  } catch {
    return false
  }
}

function keep(isArmed: boolean): void {
  try {
    if (isArmed) sessionStorage.setItem(KEPT, 'yes')
    else sessionStorage.removeItem(KEPT)
  } catch {
    // Without storage the next load of the page asks again.
  }
}

export const arming = new Arming()
