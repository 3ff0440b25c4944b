import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { App } from './http.ts'
import { pingDatabase } from './world.ts'

/** `/healthz` for whoever balances load, `/metrics` for whoever watches. Neither tells anything about a customer. */
export function healthRoutes({ server, world }: App): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'bihuan_http_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'method', 'status'],
    registers: [registry],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  })
  const faults = new Counter({ name: 'bihuan_faults_total', help: 'Answers of 500: bugs', registers: [registry] })

  server.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { route: request.routeOptions.url ?? 'none', method: request.method, status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
    if (reply.statusCode === 500) faults.inc()
  })
  server.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await pingDatabase(world.db)
      return { status: 'ok', time: world.hostNow().toISOString() }
    } catch {
      return reply.status(503).send({ status: 'database does not answer' })
    }
  })
  server.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
