/** What the clock will ask of us next: a check or a standing call. */

import { store } from './store.svelte'

export interface Upcoming {
  at: number
  what: string
}

const CALLS = new Set(['check', 'call'])

class Schedule {
  next = $derived.by((): Upcoming | null => {
    const found: Upcoming[] = []
    const check = store.line?.next_check
    if (check) found.push({ at: check, what: 'check' })
    for (const lane of [store.schedule?.ours, store.schedule?.theirs]) {
      for (const entry of lane ?? []) {
        if (CALLS.has(entry.kind) && !entry.done && !entry.missed) {
          found.push({ at: entry.from_ms, what: entry.kind })
        }
      }
    }
    found.sort((a, b) => a.at - b.at)
    // Not by `now`: that ticks four times a second. What is past is told as overdue.
    return found.find((one) => one.at > store.statusAt) ?? null
  })
}

export const upcoming = new Schedule()
