import { openLive } from '#contract/live.ts'
import { type App, admit } from '../http.ts'
import { cookieName, digestSecret } from '../identity/identify.ts'
import { Refusal } from '../refusal.ts'
import { openHub } from './hub.ts'
import { startTelling } from './teller.ts'

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy that collects before it passes on would make news old.
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
}

/**
 * The stream of what changes. It begins with `hello`, upon which a page asks for everything anew: whatever happened
 * before, or between two streams, is then on the screen. Sessions only, since a key has no screen.
 */
export function liveRoutes({ server, world, identify }: App): void {
  const hub = openHub(world)
  const telling = startTelling(world)
  server.addHook('preClose', async () => {
    await telling.stop()
    await hub.close()
  })
  server.get(
    openLive.path,
    { schema: { summary: openLive.says, produces: ['text/event-stream'] } },
    async (request, reply) => {
      const actor = await identify(request)
      admit(actor, openLive.may)
      const secret = request.cookies[cookieName(world.config.tls !== undefined)]
      if (actor.id === null || !secret) throw new Refusal('unauthenticated', 'sign-in.needed')
      const seat = await hub.reserve({ staffId: actor.id, sessionDigest: digestSecret(secret) }, actor.scope.roots)
      reply.hijack()
      const wire = reply.raw
      wire.writeHead(200, HEADERS)
      wire.on('close', seat.open(wire))
      return reply
    },
  )
}
