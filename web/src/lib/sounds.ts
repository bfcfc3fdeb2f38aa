/**
 * One sound at a time, looped by the audio clock: no timer of the page can delay or drop it.
 *
 * Whenever a pattern starts, `openline:sound` is dispatched on document with {pattern, mode, at}
 * (`at`: performance.now()), and `openline:quiet` when the last one ends.
 */

import { rendered, type PatternName } from './tones'
import type { Mode } from './types'
import { volumes } from './volumes.svelte'

export type { PatternName } from './tones'

export interface SoundStarted {
  pattern: PatternName
  mode: Mode
  at: number
  isTest: boolean
}

/** In the order of the test at watch start: the gravest first, the one of our own blindness last. */
export const TEST_ORDER: readonly PatternName[] = ['stop', 'flash', 'immediate', 'priority', 'line', 'blind']
const SAMPLE_S = 1.1
/** A browser that forbids sound never answers resume(): silence this long is its answer. */
const RESUME_MS_MAX = 1000
const FADE_S = 0.015

interface Voice {
  key: string
  source: AudioBufferSourceNode
  gain: GainNode
  /** When it starts, by the audio clock. */
  at: number
}

class Sounds {
  /** Called whenever the state of the audio changes. */
  changed: () => void = () => undefined

  #audio: AudioContext | null = null
  #buffers = new Map<string, AudioBuffer>()
  #voice: Voice | null = null
  #sample: Voice | null = null
  /** A sound that starts by itself unless it is held back again in time. */
  #held: Voice | null = null
  #wanted: { name: PatternName; mode: Mode } | null = null

  constructor() {
    const touched = (): void => {
      if (this.#wanted && !this.isRunning) void this.begin()
    }
    addEventListener('pointerdown', touched, true)
    addEventListener('keydown', touched, true)
  }

  get isBegun(): boolean {
    return this.#audio !== null
  }

  get isRunning(): boolean {
    return this.#audio?.state === 'running'
  }

  /** The audio clock, s; it stands still when the device is gone. */
  get time(): number {
    return this.#audio?.currentTime ?? 0
  }

  /** Start the audio; true when it runs. Call it within a click or key press. */
  async begin(): Promise<boolean> {
    if (!this.#audio) {
      try {
        this.#audio = new AudioContext({ latencyHint: 'interactive' })
      } catch {
        return false
      }
      this.#audio.onstatechange = () => {
        if (this.isRunning) this.#sound()
        this.changed()
      }
    }
    const audio = this.#audio
    if (audio.state !== 'running') {
      const refusal = new Promise<void>((resolve) => setTimeout(resolve, RESUME_MS_MAX))
      await Promise.race([audio.resume().catch(() => undefined), refusal])
    }
    if (this.isRunning) this.#sound()
    return this.isRunning
  }

  /** Ask a suspended audio to go on. */
  wake(): void {
    void this.#audio?.resume().catch(() => undefined)
  }

  end(): void {
    this.want(null)
    this.letGo()
    this.endSample()
    void this.#audio?.close().catch(() => undefined)
    this.#audio = null
    this.#buffers.clear()
  }

  /** From now on this sounds, and nothing else; null: nothing. */
  want(name: PatternName | null, mode: Mode = 'REAL'): void {
    this.#wanted = name ? { name, mode } : null
    if (this.#wanted && !this.isRunning) void this.begin()
    this.#sound()
  }

  /** Let this start by itself after `ms`, unless this is called again before. */
  holdBack(name: PatternName, mode: Mode, ms: number): void {
    this.letGo()
    if (this.isRunning) this.#held = this.#start(name, mode, true, ms / 1000)
  }

  /** Nothing starts by itself any more. */
  letGo(): void {
    if (this.#held) this.#stop(this.#held)
    this.#held = null
  }

  /** Let a tone be heard for about a second; false if an alarm or another tone cut it short. */
  sample(name: PatternName): Promise<boolean> {
    this.endSample()
    if (!this.isRunning || this.#voice) return Promise.resolve(false)
    const voice = this.#start(name, 'REAL', false)
    if (!voice) return Promise.resolve(false)
    this.#sample = voice
    voice.source.stop((this.#audio?.currentTime ?? 0) + SAMPLE_S)
    this.#tell(name, 'REAL', true)
    return new Promise((resolve) => {
      voice.source.onended = () => {
        const isWhole = this.#sample === voice
        if (isWhole) this.#sample = null
        resolve(isWhole)
      }
    })
  }

  endSample(): void {
    const voice = this.#sample
    this.#sample = null
    if (voice) this.#stop(voice)
  }

  #sound(): void {
    const wanted = this.#wanted
    const key = wanted && `${wanted.name}/${wanted.mode}`
    if (this.#voice && this.#voice.key !== key) {
      this.#stop(this.#voice)
      this.#voice = null
      if (!key) document.dispatchEvent(new CustomEvent('openline:quiet'))
    }
    if (!wanted || this.#voice || !this.isRunning) return
    this.endSample()
    if (this.#held?.key === key) {
      this.#voice = this.#held
      this.#held = null
      if (this.#audio && this.#voice.at > this.#audio.currentTime) {
        this.#stop(this.#voice)
        this.#voice = this.#start(wanted.name, wanted.mode, true)
      }
    } else this.#voice = this.#start(wanted.name, wanted.mode, true)
    this.#tell(wanted.name, wanted.mode, false)
  }

  #start(name: PatternName, mode: Mode, isLooped: boolean, inS = 0): Voice | null {
    const audio = this.#audio
    if (!audio) return null
    const source = audio.createBufferSource()
    const gain = audio.createGain()
    gain.gain.value = volumes.of(name)
    source.buffer = this.#buffer(audio, name, mode)
    source.loop = isLooped
    source.connect(gain).connect(audio.destination)
    const at = audio.currentTime + inS
    source.start(at)
    return { key: `${name}/${mode}`, source, gain, at }
  }

  #stop({ source, gain }: Voice): void {
    const audio = this.#audio
    if (!audio) return
    gain.gain.setTargetAtTime(0, audio.currentTime, FADE_S / 3)
    source.stop(audio.currentTime + FADE_S)
    source.addEventListener('ended', () => gain.disconnect())
  }

  #buffer(audio: AudioContext, name: PatternName, mode: Mode): AudioBuffer {
    // What is only announced sounds the same, whatever it is.
    const key = mode === 'TEST' ? mode : `${name}/${mode}`
    const before = this.#buffers.get(key)
    if (before) return before
    const samples = rendered(name, mode, audio.sampleRate)
    const buffer = audio.createBuffer(1, samples.length, audio.sampleRate)
    buffer.copyToChannel(samples, 0)
    this.#buffers.set(key, buffer)
    return buffer
  }

  #tell(pattern: PatternName, mode: Mode, isTest: boolean): void {
    const detail: SoundStarted = { pattern, mode, at: performance.now(), isTest }
    document.dispatchEvent(new CustomEvent<SoundStarted>('openline:sound', { detail }))
  }
}

export const sounds = new Sounds()
