/** The shapes of the HTTP API, as the node sends them. Times are milliseconds UTC, ids are hex. */

export type Precedence = 'FLASH' | 'IMMEDIATE' | 'PRIORITY' | 'ROUTINE'
export type Mode = 'REAL' | 'EXERCISE' | 'TEST'
export type LightName =
  | 'recorded'
  | 'sent'
  | 'held'
  | 'shown'
  | 'acknowledged'
  | 'answered'
  | 'onward'
export type LineState = 'both_ways' | 'one_way' | 'down' | 'silent'
export type Role =
  | 'duty'
  | 'watch-chief'
  | 'releaser'
  | 'interpreter'
  | 'staff'
  | 'admin'
  | 'auditor'
export type Right =
  | 'read'
  | 'evidence'
  | 'send'
  | 'acknowledge'
  | 'stop'
  | 'check'
  | 'watch'
  | 'translate'
  | 'officers'
  | 'tokens'
  | 'settings'
  | 'bundles'
  | 'talks'

export interface Light {
  at: number
  by: string | null
  clock: 'ours' | 'theirs'
}

export interface Receipt extends Light {
  party: string
  light: LightName
}

export interface Answer {
  meaning: string
  by: string
  at: number
  text?: string
}

export interface Attachment {
  name: string
  bytes: number
  sha256: string
}

export interface Position {
  index: number
  latitude: number
  longitude: number
  typed: string
  label: string
}

export interface ReadBack {
  id: string
  index: number
  latitude: number
  longitude: number
  typed: string
  distance_m: number
  by: string
  at: number
  verdict: 'confirmed' | 'mismatch' | null
  verdict_by: string | null
}

export interface Translation {
  id: string
  language: string
  text: string
  how: 'human' | 'machine'
  state: 'draft' | 'reviewed' | 'certified'
  name: string
  reviewer: string
  by: string
  at: number
}

export interface Effect {
  verdict: 'confirmed' | 'not-confirmed'
  by: string
  at: number
  text: string
}

export interface Escalation {
  step: 1 | 2 | 3
  at: number
  by: string
}

export interface ItemView {
  id: string
  seq: number | null
  line: string
  author: string
  officer: string | null
  serial: number | null
  series: string | null
  kind: string
  mode: Mode | null
  precedence: Precedence | null
  at: number
  arrived: number | null
  text: string | null
  language?: string
  reference: string | null
  attachments?: Attachment[]
  lights: Record<LightName, Light | null>
  receipts: Receipt[]
  answers?: Answer[]
  signed: boolean
  void: string | boolean | null
  crossed?: boolean
  other_branch?: boolean
  cancelled?: string | null
  corrected?: string | null
  breach?: boolean
  /** STOP only. */
  count?: number | null
  position?: { latitude: number; longitude: number; typed: string } | null
  positions?: Position[]
  read_backs?: ReadBack[]
  translations?: Translation[]
  effect?: Effect | null
  escalated?: Escalation[]
  scope?: string[]
  from?: number | null
  repeats?: boolean
  late?: boolean
  what?: 'call' | 'maintenance' | 'exercise' | 'other'
  from_ms?: number
  until_ms?: number
  every_s?: number
}

export interface Readings {
  our_side: string
  path: string
  peer: string
}

export interface PeerView {
  party: string
  state: LineState
  to_them: boolean | null
  from_them: boolean | null
  age_ms: number | null
  /** Since the last proof of each direction; older nodes give only the age of the older one. */
  to_them_age_ms?: number | null
  from_them_age_ms?: number | null
  clock_offset_ms: number | null
  clock_flag: 'off' | 'far off' | null
  routes: string[]
  waiting: number
  readings: Readings
}

export interface LastCheck {
  at: number
  by: string
  started_by: string | null
  answered_by: string | null
  serial: number | null
  round_trip_ms: number | null
  clock_offset_ms: number | null
  route: string | null
}

export interface Manned {
  post: string
  name: string | null
  languages: string[]
  since: number | null
}

export interface WatchPicture {
  manned: Manned[]
  linguist: boolean | null
  at?: number
}

export interface LineView {
  id: string
  state: LineState
  broken_record: boolean
  restored: boolean
  suspended: { kind: string; by: string; since: number; officer: string }[]
  peers: PeerView[]
  last_check: LastCheck | null
  next_check: number | null
  checks: { machine: number; human: number; missed: number }
  gaps: { party: string; series: string; serials: number[]; count: number }[]
  needs: {
    from_us: Partial<Record<Precedence, number>>
    from_them: Partial<Record<Precedence, number>>
    breaches: number
  }
  generation: number
  unsigned: number
  node_keys: { party: string; until: number | null }[]
  watch?: { ours: WatchPicture | null; theirs: WatchPicture | null }
}

export interface Status {
  party: string
  running: boolean
  record: {
    ok: boolean
    size: number
    forks: number
    damaged: number
    unproven: { entries: number; age_ms: number } | null
    scrub: Record<string, unknown> | null
  }
  lines: LineView[]
  disk_low: boolean
}

export interface OnWatch {
  officer: string
  post: string
  languages: string[]
  since: number
  linguist: boolean
  until: number | null
}

export interface RosterEntry {
  order: number
  name: string
  reach: string
}

export interface Handover {
  from: string
  to: string | null
  at: number
  /** What is to be read next; of a long list the others follow as these are accepted. */
  items: { id: string; accepted: boolean }[]
  /** How many are on the whole list, and how many of them nobody has accepted. */
  all: number
  left: number
}

export interface Watch {
  ours: OnWatch[]
  theirs: WatchPicture | null
  linguist: boolean
  posts: string[]
  roster: RosterEntry[]
  handover: Handover | null
  /** Session keys of ours whose watch is over and that still count in the record. */
  keys?: { delegation: string; officer: string; until: number }[]
}

export type AlarmState = 'new' | 'silenced' | 'acknowledged' | 'answered' | 'closed'

export interface AlarmItem {
  item: string
  precedence: Precedence
  mode: Mode
  kind: string
  state: AlarmState
  since: number
  silenced_until: number | null
  escalated_step: number
  /** Who is called from step 2 on, of our roster. */
  next: { name: string; reach: string } | null
  ack_by: string | null
}

export interface Condition {
  id: string
  what: string
  clause: string
  since: number
  state: AlarmState
  silenced_until?: number | null
  ack_by: string | null
  fields: Record<string, string | number | boolean | null>
}

export interface Alarms {
  items: AlarmItem[]
  conditions: Condition[]
  sounder: { configured: boolean; last: { at: number; ok: boolean; why?: string } | null }
}

export interface ScheduleEntry {
  id?: string
  what: string
  from_ms: number
  until_ms: number | null
  text: string
  missed: boolean
  done: boolean
  kind: 'check' | 'call' | 'maintenance' | 'exercise' | 'other'
}

export interface Schedule {
  ours: ScheduleEntry[]
  theirs: ScheduleEntry[]
}

export interface Officer {
  name: string
  office: string
  roles: Role[]
  certificate: string
  party?: string
  until?: number | null
  node_held?: boolean
}

export interface Session {
  officer: { name: string; office: string; roles: Role[]; certificate: string } | null
  rights: Right[]
  expires: number
  watch: { post: string; since: number; delegation: string; until: number } | null
  demo: boolean
}

export interface Meta {
  party: string
  slug: string
  other: string
  version: string
  languages: string[]
  language: string
  demo: boolean
  rp_id: string
  host: string
  now: number
  has_officers: boolean
  posts: string[]
  demo_officers: { name: string; roles: Role[] }[]
}

export interface State {
  seq: number
  now: number
  status: Status
  items: ItemView[]
  watch: Watch
  alarms: Alarms
  schedule: Schedule
  officers: Officer[]
  profile: Record<string, unknown>
  session: Session
}

export interface EntryEvent {
  seq: number
  kind: string
  author: string
  at: number
  item: ItemView | null
  about: ItemView[]
}
