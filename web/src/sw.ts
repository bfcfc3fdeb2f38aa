/**
 * Keeps the shell of the console on this PC, so that it opens, and says BLIND, while its node is
 * dead. It keeps nothing that the node said: /api is never touched, let alone kept.
 *
 * A living node always gives the page itself. The list below changes with every build, so a new
 * build brings a new worker; the files of the build before stay for tabs that are still open.
 */

/// <reference lib="webworker" />

export {}
declare const self: ServiceWorkerGlobalScope

/** Put in by the build: the name of this build and its files. */
const BUILD = '__BUILD__'
const FILES: readonly string[] = JSON.parse('__FILES__') as string[]

const PREFIX = 'openline-shell-'
const CACHE = `${PREFIX}${BUILD}`
const PAGE = '/'
const KEPT_CACHES_MAX = 2
/** A node that has not begun to answer by then is as good as dead to the one who waits. */
const PAGE_MS_MAX = 2500

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([PAGE, ...FILES].map((path) => new Request(path, { cache: 'reload' })))
  await self.skipWaiting()
}

async function activate(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  const others = ours.filter((name) => name !== CACHE)
  for (const name of others.slice(0, Math.max(0, others.length - (KEPT_CACHES_MAX - 1)))) {
    await caches.delete(name)
  }
  await self.clients.claim()
}

async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PAGE_MS_MAX) })
    if (answer.status < 500) return answer
  } catch {
    // Silence of the node: the kept page will say so.
  }
  const kept = await (await caches.open(CACHE)).match(PAGE)
  return kept ?? Response.error()
}

// Names of built files carry their hash: what is kept cannot be out of date.
async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin || request.method !== 'GET') return
  if (request.mode === 'navigate' && (pathname === PAGE || pathname === '/index.html')) {
    event.respondWith(page(request))
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(file(request))
  }
})
