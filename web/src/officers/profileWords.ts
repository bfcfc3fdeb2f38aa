/** The agreed settings of the line, each in words with its value and unit. */

import { language, t, tOr } from '../lib/i18n.svelte'
import { roleWord } from '../lib/words'
import { spanWords } from '../watch/spans'

/** In the order in which an officer asks for them; a key that is not named here stands last. */
export const GROUPS: readonly { name: string; keys: readonly string[] }[] = [
  {
    name: 'checks',
    keys: [
      'checks.every_s',
      'checks.times',
      'checks.zone_minutes',
      'checks.weekdays',
      'checks.grace_s',
      'checks.missed_to_silent',
      'checks.words_refused',
    ],
  },
  {
    name: 'escalation',
    keys: [
      'escalation.flash_s',
      'escalation.immediate_s',
      'escalation.priority_s',
      'escalation.routine_s',
      'escalation.unacknowledged_s',
      'escalation.authority_s',
    ],
  },
  {
    name: 'handling',
    keys: [
      'handling.flash_s',
      'handling.immediate_s',
      'handling.priority_s',
      'handling.routine_s',
      'stop.effect_s',
      'flash.characters_max',
    ],
  },
  { name: 'truth', keys: ['position.mismatch_m', 'clock.show_ms', 'clock.alarm_ms'] },
  { name: 'people', keys: ['watch.shows', 'send.message', 'send.stop', 'send.cancel', 'send.check', 'desk.deconfliction_only'] },
  {
    name: 'talks',
    keys: ['talks.reply_hours', 'talks.silence_days', 'talks.levels', 'release.persons', 'release.default'],
  },
]

export const slugOf = (key: string): string => key.replace(/[._]/g, '-')

function zone(minutes: number): string {
  const far = Math.abs(minutes)
  const two = (n: number): string => String(Math.trunc(n)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(far / 60)}:${two(far % 60)}`
}

function weekday(day: number): string {
  // 2024-01-01 was a Monday.
  const at = Date.UTC(2024, 0, day)
  return new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' }).format(at)
}

/** "duty:FLASH": who, and up to which precedence. */
function sender(said: string): string {
  const [role = '', precedence = ''] = said.split(':')
  return t('profile-up-to', {
    role: roleWord(role),
    precedence: tOr(`precedence-${precedence.toLowerCase()}`, precedence),
  })
}

function list(key: string, values: readonly unknown[]): string {
  if (values.length === 0) return t('profile-none')
  if (key === 'checks.weekdays') return values.length === 7 ? t('profile-all-days') : values.map((day) => weekday(Number(day))).join(', ')
  if (key === 'watch.shows') return values.map((one) => tOr(`profile-shows-${String(one)}`, String(one))).join(', ')
  if (key.startsWith('send.')) return values.map((one) => sender(String(one))).join(', ')
  return values.map(String).join(', ')
}

export function valueWords(key: string, value: unknown): string {
  if (Array.isArray(value)) return list(key, value)
  if (key === 'release.default') return tOr(`readouts-rule-${String(value).replaceAll('_', '-')}`, String(value))
  if (typeof value !== 'number') return String(value)
  if (key === 'desk.deconfliction_only') return t(value ? 'profile-yes' : 'profile-no')
  if (key === 'checks.zone_minutes') return zone(value)
  if (key === 'checks.every_s' && value === 0) return t('profile-fixed-only')
  if (key.startsWith('escalation.') && value === 0) return t('profile-never')
  if (key.endsWith('_hours')) return t('age-h', { n: value })
  if (key.endsWith('_days')) return t('age-d', { n: value })
  if (key.endsWith('_s')) return spanWords(value)
  if (key.endsWith('_ms')) return value < 1000 ? `${value} ms` : spanWords(Math.round(value / 1000))
  if (key.endsWith('_m')) return value % 1000 === 0 ? `${value / 1000} km` : `${value} m`
  return String(value)
}
