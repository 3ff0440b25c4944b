import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import * as api from '#contract/identity.ts'
import * as steps from '#contract/sign-in.ts'
import { type App, admit } from '../http.ts'
import { SYSTEM } from './actor.ts'
import type { CookieJar } from './cookies.ts'
import { deviceOf } from './device.ts'
import { signInByLogin } from './directory/sign-in.ts'
import { refuseForeignOrigin } from './identify.ts'
import { endAddress } from './provider/flow.ts'
import { enrolAtStep, passStep, readStep } from './second-factor/step.ts'
import { readPerson } from './service.ts'
import { closeSession } from './sessions.ts'

const SMALL_BYTES = 4096

/** A door at which nobody is recognised yet. It may set cookies, and is shut to other sites. */
export function openDoor<I, O>(
  { server }: App,
  e: Endpoint<I, O>,
  work: (input: I, request: FastifyRequest, reply: FastifyReply) => Promise<O>,
): void {
  server.route({
    method: e.method,
    url: e.path,
    bodyLimit: SMALL_BYTES,
    schema: { summary: e.says, ...(e.body && { body: e.body }), response: { 200: e.reply } },
    onRequest: async (request) => refuseForeignOrigin(request),
    handler: async (request, reply) => z.encode(e.reply as z.ZodType, await work(request.body as I, request, reply)),
  })
}

/** The doors that set and clear the session's cookie, in one step or in two. */
export function sessionRoutes(app: App, jar: CookieJar): void {
  const { world, identify } = app
  const personOf = (staffId: string) => world.transact(SYSTEM, (ctx) => readPerson(ctx, staffId))

  openDoor(app, api.signIn, async ({ login, password }, request, reply) => {
    const device = deviceOf(request.headers['user-agent'])
    const admission = await signInByLogin(world, login, password, device, world.hostNow())
    await closeSession(world, jar.read(request, 'session'))
    jar.admit(reply, admission)
    const me = await personOf(admission.staffId)
    return admission.owes ? { needs: admission.owes, login: me.login, name: me.name } : me
  })

  openDoor(app, api.signOut, async (_, request, reply) => {
    admit(await identify(request), api.signOut.may)
    const way = await closeSession(world, jar.read(request, 'session'))
    jar.clear(reply, 'session')
    const next = way === 'provider' ? await endAddress(world) : undefined
    return { ok: true as const, ...(next && { next }) }
  })

  openDoor(app, steps.readStep, (_, request) => readStep(world, jar.read(request, 'step')))
  openDoor(app, steps.enrolAtStep, (_, request) => enrolAtStep(world, jar.read(request, 'step')))
  openDoor(app, steps.passStep, async ({ code }, request, reply) => {
    const { secret, me, recoveryCodes } = await passStep(world, jar.read(request, 'step'), code)
    await closeSession(world, jar.read(request, 'session'))
    jar.clear(reply, 'step')
    jar.set(reply, 'session', secret)
    return { me, recoveryCodes }
  })
}
