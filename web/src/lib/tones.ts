/**
 * The tones of the console, made here sample by sample: no recording, nothing to load.
 *
 * They differ in rhythm, direction and pitch pair, so that they are told apart without looking:
 * STOP warbles without a pause, FLASH knocks three and two, IMMEDIATE falls twice, PRIORITY is one
 * soft chord, the line sinks in three long steps, BLIND alone is a siren that never holds a pitch, and
 * a console whose session ran out chirps.
 * What is not REAL has another timbre (a pure, dying stroke, softer) behind three high pips.
 */

import type { Mode } from './types'

export type PatternName = 'stop' | 'flash' | 'immediate' | 'priority' | 'line' | 'blind' | 'chirp'

type Pair = readonly [number, number]

interface Note {
  /** Seconds from the beginning of the pattern. */
  at: number
  for: number
  /** Two pitches at once, in Hz. */
  hz: Pair
  /** Gliding to these by its end. */
  to?: Pair
}

interface Pattern {
  notes: readonly Note[]
  /** Repeated after this many seconds. */
  period: number
  /** Loudness, 0 to 1, by how much it hurries. */
  gain: number
}

const each = (starts: readonly number[], long: number, ...pairs: Pair[]): Note[] =>
  starts.map((at, i) => ({ at, for: long, hz: pairs[i % pairs.length] ?? [0, 0] }))

export const PATTERNS: Record<PatternName, Pattern> = {
  stop: {
    notes: each([0, 0.12, 0.24, 0.36, 0.48, 0.6, 0.72, 0.84], 0.12, [988, 1480], [740, 1109]),
    period: 0.96,
    gain: 0.95,
  },
  flash: { notes: each([0, 0.22, 0.44, 0.88, 1.1], 0.15, [880, 1175]), period: 2, gain: 0.85 },
  immediate: {
    notes: each([0, 0.34, 1.1, 1.44], 0.3, [784, 988], [587, 740]),
    period: 3.4,
    gain: 0.6,
  },
  priority: { notes: [{ at: 0, for: 0.6, hz: [523, 659] }], period: 8, gain: 0.35 },
  line: {
    notes: [
      { at: 0, for: 0.5, hz: [440, 554] },
      { at: 0.5, for: 0.5, hz: [349, 440] },
      { at: 1, for: 0.8, hz: [262, 330] },
    ],
    period: 4,
    gain: 0.7,
  },
  blind: {
    notes: [
      { at: 0, for: 1.2, hz: [180, 183], to: [620, 632] },
      { at: 1.2, for: 1.2, hz: [620, 632], to: [180, 183] },
    ],
    period: 2.4,
    gain: 0.8,
  },
  chirp: { notes: each([0, 0.12], 0.06, [1319, 1568]), period: 6, gain: 0.5 },
}

/** What stands before every sound that is not REAL. */
const PIPS: readonly Note[] = each([0, 0.17, 0.34], 0.08, [1976, 1976])
const PIPS_LONG = 0.75
const UNREAL_GAIN = 0.55
/** TEST traffic is only announced: the pips and no alarm behind them. */
const TEST_PERIOD = 8
const TEST_GAIN = 0.25

const REAL_PARTIALS: readonly Pair[] = [[1, 1], [2, 0.45], [3, 0.3], [5, 0.12]]
const UNREAL_PARTIALS: readonly Pair[] = [[1, 1]]
const EDGE_S = 0.008

function lay(samples: Float32Array, rate: number, note: Note, from: number, isReal: boolean): void {
  const partials = isReal ? REAL_PARTIALS : UNREAL_PARTIALS
  const first = Math.round((from + note.at) * rate)
  const count = Math.min(Math.round(note.for * rate), samples.length - first)
  const isDying = !isReal || note.for > 0.55
  const phase = [0, 0]
  for (let i = 0; i < count; i++) {
    const part = i / count
    const t = i / rate
    const edge = Math.min(1, t / EDGE_S, (note.for - t) / EDGE_S)
    const body = note.to || !isDying ? 1 : Math.exp((-3 * t) / note.for)
    let sum = 0
    for (const voice of [0, 1] as const) {
      const begin = note.hz[voice]
      const hz = note.to ? begin * (note.to[voice] / begin) ** part : begin
      phase[voice] = (phase[voice] ?? 0) + hz / rate
      for (const [multiple, loud] of partials) {
        sum += loud * Math.sin(2 * Math.PI * multiple * (phase[voice] ?? 0))
      }
    }
    const at = first + i
    samples[at] = (samples[at] ?? 0) + sum * Math.max(0, edge) * body
  }
}

/** The samples of one whole period, to be looped by the audio clock itself. */
export function rendered(name: PatternName, mode: Mode, rate: number): Float32Array<ArrayBuffer> {
  const pattern = PATTERNS[name]
  const isReal = mode === 'REAL'
  const before = isReal ? 0 : PIPS_LONG
  const period = mode === 'TEST' ? TEST_PERIOD : before + pattern.period
  const gain = isReal ? pattern.gain : mode === 'TEST' ? TEST_GAIN : pattern.gain * UNREAL_GAIN
  const samples = new Float32Array(Math.round(period * rate))
  if (!isReal) for (const pip of PIPS) lay(samples, rate, pip, 0, false)
  if (mode !== 'TEST') for (const note of pattern.notes) lay(samples, rate, note, before, isReal)
  const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
  return samples.map((one) => (one / peak) * gain)
}
