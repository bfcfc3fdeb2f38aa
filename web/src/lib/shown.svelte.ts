/**
 * Tells the node which items of the other party really stood on the screen of a manned post.
 *
 * Put it on the row or the text of an item, ours or theirs (ours are ignored):
 *
 *   import { shows } from '../lib/shown.svelte'
 *   <li {@attach shows(item.id)}>…</li>
 *
 * It reports an id once, when it has been on a visible page of a session on watch.
 */

import type { Attachment } from 'svelte/attachments'
import { ApiFault, post } from './api'
import { store } from './store.svelte'

const GATHER_MS = 100
const AGAIN_MS = 3000
/** As many as one entry of the record can name. */
const BATCH_MAX = 64
/** Half of a row, or of a long text as much as a third of the page. */
const PART_SEEN = 0.5
const PAGE_SEEN = 0.33
const STEPS = Array.from({ length: 21 }, (_, step) => step / 20)
/** Ids remembered as told; beyond it the oldest are forgotten, and the node ignores a second telling. */
const TOLD_MAX = 4000

const onScreen = new Map<Element, string>()
const waiting = new Set<string>()
const told = new Set<string>()
let timer = 0
let eye: IntersectionObserver | null = null

const isManned = (): boolean =>
  document.visibilityState === 'visible' && store.isOnWatch && store.blindSince === null

function isNews(id: string): boolean {
  if (told.has(id) || waiting.has(id)) return false
  const item = store.item(id)
  return item !== null && !store.isOurs(item) && !item.lights.shown
}

function look(): void {
  if (!isManned()) return
  for (const id of onScreen.values()) if (isNews(id)) waiting.add(id)
  if (waiting.size) timer ||= window.setTimeout(() => void tell(), GATHER_MS)
}

async function tell(): Promise<void> {
  timer = 0
  const batch = [...waiting].slice(0, BATCH_MAX)
  if (!batch.length || !isManned()) return
  try {
    await post('/api/shown', { items: batch })
    for (const id of batch) {
      waiting.delete(id)
      told.add(id)
    }
    for (const id of told) {
      if (told.size <= TOLD_MAX) break
      told.delete(id)
    }
    if (waiting.size) timer ||= window.setTimeout(() => void tell(), GATHER_MS)
  } catch (error) {
    // A refusal is final for these; silence is not.
    if (error instanceof ApiFault && !error.isSilence && error.status < 500) {
      for (const id of batch) {
        waiting.delete(id)
        told.add(id)
      }
    } else timer ||= window.setTimeout(() => void tell(), AGAIN_MS)
  }
}

function seen(entries: IntersectionObserverEntry[]): void {
  for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
    const id = (target as HTMLElement).dataset['shows']
    const ofPage = rootBounds ? intersectionRect.height / rootBounds.height : 0
    if (id && (intersectionRatio >= PART_SEEN || ofPage >= PAGE_SEEN)) onScreen.set(target, id)
    else onScreen.delete(target)
  }
  look()
}

function opened(): IntersectionObserver {
  document.addEventListener('visibilitychange', look)
  // Who takes the watch sees what stands there already.
  store.on('entry', look)
  store.on('sight', look)
  store.on('ended', () => {
    waiting.clear()
    told.clear()
  })
  $effect.root(() => {
    $effect(() => {
      if (store.isOnWatch) look()
    })
  })
  return new IntersectionObserver(seen, { threshold: STEPS })
}

/** An attachment for the element that shows the item with this id. */
export function shows(id: string): Attachment<HTMLElement> {
  return (element) => {
    eye ??= opened()
    element.dataset['shows'] = id
    eye.observe(element)
    return () => {
      eye?.unobserve(element)
      onScreen.delete(element)
    }
  }
}
