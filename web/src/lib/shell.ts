/** Lets this PC keep the shell of the console, so that it opens while the node is dead. */

import { store } from './store.svelte'
import { scriptAddress } from './trusted'

const LOOK_EVERY_MS = 60 * 60 * 1000

/** After the page stands, so that keeping it does not slow its opening. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const begin = async (): Promise<void> => {
    try {
      const kept = await navigator.serviceWorker.register(scriptAddress('/sw.js'), {
        updateViaCache: 'none',
      })
      // Look at once, whenever the node has been restarted (it may be a new one), and each hour for a
      // tab left open for days.
      const look = (): void => void kept.update().catch(() => undefined)
      look()
      store.on('sight', look)
      window.setInterval(look, LOOK_EVERY_MS)
    } catch {
      // Forbidden by this browser: the console works, but not with a dead node.
    }
  }
  if (document.readyState === 'complete') void begin()
  else addEventListener('load', () => void begin(), { once: true })
}
