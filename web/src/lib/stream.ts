/** The one SSE stream of this console. It comes back by itself, from the entry after the last one seen. */

export type StreamEvent = 'entry' | 'items' | 'status' | 'alarms' | 'watch' | 'beat' | 'ended' | 'contacts' | 'talks' | 'reset'
const EVENTS: readonly StreamEvent[] = ['entry', 'items', 'status', 'alarms', 'watch', 'beat', 'ended', 'contacts', 'talks', 'reset']

const RETRY_MS_MIN = 250
const RETRY_MS_MAX = 2000
/** The node beats each second; a stream that is silent this long is dead, whatever the socket says. */
const SILENCE_MS_MAX = 5000
const LOOK_EVERY_MS = 1000

export interface StreamEars {
  /** The entry to go on after. */
  since(): number
  heard(event: StreamEvent, data: unknown): void
  opened(isAgain: boolean): void
  lost(): void
}

export class Stream {
  #source: EventSource | null = null
  #retry = RETRY_MS_MIN
  #timer = 0
  #watchdog = 0
  #heardAt = 0
  #wasOpen = false
  #isClosed = false

  constructor(private readonly ears: StreamEars) {
    this.#connect()
    this.#watchdog = window.setInterval(() => this.#look(), LOOK_EVERY_MS)
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    clearInterval(this.#watchdog)
    this.#source?.close()
  }

  #connect(): void {
    const source = new EventSource(`/api/stream?since=${this.ears.since()}`, {
      withCredentials: true,
    })
    this.#source = source
    this.#heardAt = performance.now()
    source.onopen = () => {
      this.#heardAt = performance.now()
      this.#retry = RETRY_MS_MIN
      this.ears.opened(this.#wasOpen)
      this.#wasOpen = true
    }
    source.onerror = () => this.#again(source)
    for (const event of EVENTS) {
      source.addEventListener(event, (message: MessageEvent<string>) => {
        this.#heardAt = performance.now()
        this.ears.heard(event, message.data ? (JSON.parse(message.data) as unknown) : null)
      })
    }
  }

  // EventSource would come back by itself, but gives up for good on any HTTP error.
  #again(source: EventSource): void {
    if (source !== this.#source || this.#isClosed) return
    source.close()
    this.#source = null
    this.ears.lost()
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => {
      if (!this.#isClosed) this.#connect()
    }, this.#retry)
    this.#retry = Math.min(this.#retry * 2, RETRY_MS_MAX)
  }

  #look(): void {
    const source = this.#source
    if (source && performance.now() - this.#heardAt > SILENCE_MS_MAX) this.#again(source)
  }
}
