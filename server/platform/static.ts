import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** What every answer carries against being framed, sniffed or made to run what is not ours. */
export function guardAnswers(server: FastifyInstance, isTls: boolean): void {
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    if (!reply.hasHeader('referrer-policy')) reply.header('referrer-policy', 'same-origin')
    reply.header('x-frame-options', 'DENY')
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', POLICY)
    if (isTls) reply.header('strict-transport-security', 'max-age=31536000')
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

/**
 * Serves the built web apps. Every address of the staff's app that is no file is the app itself; what is nothing at all
 * is refused in the API's words.
 */
export async function serveWeb(server: FastifyInstance, root: string): Promise<void> {
  const staff = join(root, 'staff')
  const isBuilt = existsSync(join(staff, 'index.html'))
  if (isBuilt)
    await server.register(fastifyStatic, {
      root: staff,
      prefix: '/',
      wildcard: false,
      index: ['index.html'],
      setHeaders: keepAssets,
    })
  await serveCustomer(server, join(root, 'customer'))
  await serveEvaluator(server, join(root, 'kiosk'))
  server.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !/^\/(api|a|c|q|kiosk|docs)\//.test(request.url) &&
      request.headers.accept?.includes('text/html')
    if (isBuilt && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return reply.status(404).send({ code: 'not-found', detail: {} })
  })
}

/**
 * The customer's pages: `/c/` for everybody, `/a/CODE` behind the link in a message. That address is the secret: no other
 * place is ever told it.
 */
async function serveCustomer(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/customer/',
    wildcard: false,
    index: false,
    decorateReply: false,
    preCompressed: true,
    setHeaders: keepAssets,
  })
  const page = readFileSync(join(folder, 'index.html'))
  server.get('/c', { schema: { hide: true } }, (_request, reply) => reply.redirect('/c/', 308))
  for (const [address, caching] of [
    ['/c/', 'no-cache'],
    ['/a/:code', 'no-store'],
  ] as const)
    server.get(address, { schema: { hide: true } }, (_request, reply) =>
      reply
        .header('referrer-policy', 'no-referrer')
        .header('cache-control', caching)
        .type('text/html; charset=utf-8')
        .send(page),
    )
}

/**
 * The counter evaluator under `/kiosk/`, where its service worker reaches, and the page behind a scanned code. The code
 * in the address is on a wall for all to see; what it opens is the bank's to decide.
 */
async function serveEvaluator(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/kiosk/',
    wildcard: false,
    index: ['index.html'],
    decorateReply: false,
    setHeaders: keepAssets,
  })
  server.get('/kiosk', { schema: { hide: true } }, (_request, reply) => reply.redirect('/kiosk/', 301))
  const page = readFileSync(join(folder, 'rate.html'))
  server.get('/q/:code', { schema: { hide: true } }, (_request, reply) =>
    reply
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page),
  )
}

/** Built assets carry their digest in their name and never change; the page that names them always may. */
const keepAssets = (reply: { header(name: string, value: string): unknown }, path: string): void =>
  void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
