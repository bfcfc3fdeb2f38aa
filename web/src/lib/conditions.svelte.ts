/**
 * What is wrong with line, record or clock, each in words and at once.
 *
 * The node's alarms carry who acknowledged what; what the status shows beyond them is added, so
 * that nothing abnormal depends on an alarm having been raised.
 */

import { dayWords } from './format'
import { store } from './store.svelte'
import type { Condition } from './types'

export interface Shown {
  key: string
  /** Fluent id is `condition-${what}`, and `condition-${what}-next` says what to do. */
  what: string
  args: Args
  since: number | null
  alarm: Condition | null
  isGrave: boolean
}

const GRAVE = new Set([
  'fork',
  'damaged',
  'restored',
  'disk-low',
  'clock-far-off',
  'peer-fault',
  'line-down',
  'nobody-on-watch',
  'watch-log-changed',
  'certificate-ended',
  'old-key',
])
/** The hero says these with the largest word there is; here they only wait for "Seen". */
const SAID_BY_HERO = new Set(['line-down', 'line-one-way', 'line-silent', 'nobody-on-watch'])
/** Entries are proven a moment after they are made; only what stays so is worth a word. */
// A checkpoint is due every 15 minutes: younger entries wait for nothing.
const UNPROVEN_SHOWN_MS = 20 * 60_000
const SERIALS_SHOWN_MAX = 8

type Args = Record<string, string | number>
type Found = Pick<Shown, 'what' | 'args' | 'since'>

const seconds = (ms: unknown): number => Math.round(Math.abs(Number(ms ?? 0)) / 1000)

/** An alarm's fields under the names that the words use. */
function fromAlarm({ what, fields, since }: Condition): Found {
  const args: Args = { them: store.theirs }
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string' || typeof value === 'number') args[key] = value
  }
  if (typeof fields['until'] === 'number') args['until'] = dayWords(fields['until'])
  if (typeof fields['first'] === 'number') args['serials'] = String(fields['first'])
  if (typeof fields['by'] === 'string') args['party'] = fields['by']
  if (typeof fields['entries'] === 'number') args['count'] = fields['entries']
  if (what !== 'clock-off') return { what, args, since }
  args['seconds'] = seconds(fields['offset_ms'])
  return { what: fields['how'] === 'far off' ? 'clock-far-off' : what, args, since }
}

function fromStatus(): Found[] {
  const { line, peer, status } = store
  if (!line || !status) return []
  const found: Found[] = []
  const add = (what: string, args: Args = {}, since: number | null = null) =>
    found.push({ what, args: { them: store.theirs, ...args }, since })
  if (line.broken_record || status.record.forks) add('fork')
  if (status.record.damaged) add('damaged', { count: status.record.damaged })
  if (line.restored) add('restored')
  if (status.disk_low) add('disk-low')
  if (peer?.clock_flag) {
    const what = peer.clock_flag === 'far off' ? 'clock-far-off' : 'clock-off'
    add(what, { seconds: seconds(peer.clock_offset_ms) })
  }
  for (const { party, series, count, serials } of line.gaps) {
    const shown = serials.slice(0, SERIALS_SHOWN_MAX).join(', ')
    add('serial-gap', { party, series, count, serials: shown })
  }
  for (const { kind, by, since } of line.suspended) add('suspended', { kind, party: by }, since)
  if (line.checks.missed) add('check-missed', { count: line.checks.missed })
  const { unproven } = status.record
  if (unproven && unproven.age_ms > UNPROVEN_SHOWN_MS) {
    add('unproven', { count: unproven.entries }, store.statusAt - unproven.age_ms)
  }
  if (line.unsigned) add('unsigned', { count: line.unsigned })
  return found
}

const isSame = (a: Found, b: Found): boolean =>
  a.what === b.what && ['party', 'series', 'kind'].every((key) => {
    const [one, other] = [a.args[key], b.args[key]]
    return one === undefined || other === undefined || one === other
  })

class Conditions {
  all = $derived.by((): Shown[] => {
    // What the status says now is newer than what the alarm said when it was raised.
    const now = fromStatus()
    const alarms = (store.alarms?.conditions ?? []).filter(
      ({ state, what }) =>
        state !== 'closed' && !(state === 'acknowledged' && SAID_BY_HERO.has(what)),
    )
    const shown: Shown[] = alarms.map((alarm) => {
      const told = fromAlarm(alarm)
      const newer = now.find((one) => isSame(one, told))
      const args = { ...told.args, ...newer?.args }
      return { ...told, args, key: alarm.id, alarm, isGrave: GRAVE.has(told.what) }
    })
    for (const one of now) {
      if (shown.some((other) => isSame(one, other))) continue
      const key = `${one.what} ${one.args['party'] ?? ''} ${one.args['series'] ?? one.args['kind'] ?? ''}`
      shown.push({ ...one, key, alarm: null, isGrave: GRAVE.has(one.what) })
    }
    return shown.sort((a, b) => Number(b.isGrave) - Number(a.isGrave))
  })
}

export const conditions = new Conditions()
