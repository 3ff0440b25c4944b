import type { FastifyReply } from 'fastify'
import * as api from '#contract/sign-in.ts'
import { type App, serve } from '../../http.ts'
import { asRefusal } from '../../refusal.ts'
import type { CookieJar } from '../cookies.ts'
import { deviceOf } from '../device.ts'
import { closeSession } from '../sessions.ts'
import { beginFlow, CALLBACK, endFlow } from './flow.ts'

const NAME = { zh: '统一身份认证', en: 'Single sign-on' }

/** The two doors of the provider are for browsers: they answer by sending on, and refuse on the page of the sign-in. */
export function providerRoutes(app: App, jar: CookieJar): void {
  const { server, world } = app
  const { provider, directory, hasPassword } = world.config.signIn
  serve(app, api.listSignInWays, async () => ({
    hasPassword: hasPassword || directory !== undefined,
    provider: provider ? (provider.name ? { zh: provider.name, en: provider.name } : NAME) : null,
  }))

  const refused = (reply: FastifyReply, error: unknown, to?: string) => {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    const query = new URLSearchParams({ refused: refusal.code, ...(to && { to }) })
    return reply.redirect(`/sign-in?${query}`)
  }

  server.get('/api/sign-in/provider', { schema: { hide: true } }, async (request, reply) => {
    const { to } = request.query as { to?: unknown }
    const path = typeof to === 'string' ? to : undefined
    try {
      const { secret, address } = await beginFlow(world, path)
      return jar.set(reply, 'flow', secret).redirect(address.href)
    } catch (error) {
      return refused(reply, error, path)
    }
  })

  server.get(CALLBACK, { schema: { hide: true } }, async (request, reply) => {
    const query = new URL(request.url, 'http://bank').search
    jar.clear(reply, 'flow')
    try {
      const device = deviceOf(request.headers['user-agent'])
      const { admission, to } = await endFlow(world, jar.read(request, 'flow'), query, device)
      await closeSession(world, jar.read(request, 'session'))
      jar.admit(reply, admission)
      return reply.redirect(admission.owes ? `/sign-in?${new URLSearchParams({ to })}` : to)
    } catch (error) {
      return refused(reply, error)
    }
  })
}
