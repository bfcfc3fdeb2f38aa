/** Keeps the screen of the watch lit. The browser drops the lock whenever the page is hidden. */

export type LockState = 'off' | 'held' | 'refused' | 'unknown'

export class WakeLock {
  #sentinel: WakeLockSentinel | null = null
  #isWanted = false

  constructor(private readonly changed: (state: LockState) => void) {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && this.#isWanted && !this.#sentinel) {
        void this.#take()
      }
    })
  }

  async want(): Promise<void> {
    this.#isWanted = true
    if (!this.#sentinel) await this.#take()
  }

  async release(): Promise<void> {
    this.#isWanted = false
    await this.#sentinel?.release()
    this.#sentinel = null
    this.changed('off')
  }

  async #take(): Promise<void> {
    if (!('wakeLock' in navigator)) return this.changed('unknown')
    try {
      const sentinel = await navigator.wakeLock.request('screen')
      if (!this.#isWanted) return void sentinel.release()
      this.#sentinel = sentinel
      sentinel.addEventListener('release', () => {
        this.#sentinel = null
        if (this.#isWanted) this.changed('refused')
      })
      this.changed('held')
    } catch {
      this.changed('refused')
    }
  }
}
