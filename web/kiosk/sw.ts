/**
 * Keeps the evaluator's own page and files, so that a tablet that is switched on without a network still takes ratings.
 * What it keeps is named by content, so a new build is a new worker with a new store; answers of the bank are never kept.
 */
const files: unknown = '%FILES%'
const FILES = Array.isArray(files) ? (files as string[]) : []
const STORE = `evaluator ${FILES.join(' ')}`
const PAGE = '/kiosk/'
/** They keep their names from build to build. */
const STEADY = ['/kiosk/manifest.webmanifest', '/kiosk/sign.svg']

type Extendable = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Extendable & { request: Request; respondWith(answer: Promise<Response>): void }
const self = globalThis as unknown as EventTarget & {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

self.addEventListener('install', (event) => {
  const keep = async () => {
    const store = await caches.open(STORE)
    await store.addAll([PAGE, ...STEADY, ...FILES])
    await self.skipWaiting()
  }
  ;(event as Extendable).waitUntil(keep())
})

self.addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('evaluator ') && name !== STORE) await caches.delete(name)
    await self.clients.claim()
  }
  ;(event as Extendable).waitUntil(tidy())
})

self.addEventListener('fetch', (event) => {
  const fetching = event as Fetching
  const { request } = fetching
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(PAGE)) return
  // The page from the network where there is one, so that a new build is seen; files by their names from the store.
  fetching.respondWith(request.mode === 'navigate' ? fresh(request) : kept(request))
})

async function fresh(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match(PAGE)) ?? Response.error()
  }
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}
