/**
 * How loud each tone of this console is. Nobody can turn off by it what may save a life: STOP, FLASH
 * and BLIND keep most of their loudness, and nothing goes to nought.
 */

import type { PatternName } from './tones'

export const VOLUMES = ['stop', 'flash', 'immediate', 'priority', 'line', 'blind'] as const
export type VolumeName = (typeof VOLUMES)[number]

const KEY = 'openline.volumes'
const LEAST: Record<VolumeName, number> = {
  stop: 0.7,
  flash: 0.7,
  immediate: 0.4,
  priority: 0.2,
  line: 0.4,
  blind: 0.7,
}

export const leastOf = (name: VolumeName): number => LEAST[name]

function within(name: VolumeName, value: unknown): number {
  const wanted = typeof value === 'number' && Number.isFinite(value) ? value : 1
  return Math.min(1, Math.max(LEAST[name], wanted))
}

function stored(): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return found !== null && typeof found === 'object' ? (found as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

class Volumes {
  #values = $state<Record<VolumeName, number>>(
    Object.fromEntries(VOLUMES.map((name) => [name, within(name, stored()[name])])) as Record<VolumeName, number>,
  )

  of(name: PatternName): number {
    const known = VOLUMES.find((one) => one === name)
    return known ? this.#values[known] : 1
  }

  set(name: VolumeName, value: number): void {
    this.#values[name] = within(name, value)
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#values))
    } catch {
      // No storage: the choice holds until this page closes.
    }
  }
}

export const volumes = new Volumes()
