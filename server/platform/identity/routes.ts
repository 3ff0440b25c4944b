import { z } from 'zod'
import * as api from '#contract/identity.ts'
import { type App, admit, serve } from '../http.ts'
import { SYSTEM } from './actor.ts'
import { cookieName } from './identify.ts'
import { SESSION_HOURS } from './rules.ts'
import { listStaff, listUnits, readMe, readPerson } from './service.ts'
import { closeSession, openSession } from './sign-in.ts'

export const identityRoutes = (app: App) => {
  serve(app, api.readMe, readMe)
  serve(app, api.listUnits, listUnits)
  serve(app, api.listStaff, listStaff)
  serveSession(app)
}

/** The two doors that set and clear the cookie; they alone are not one transaction with one reply. */
function serveSession({ server, world, identify }: App): void {
  const isTls = world.config.tls !== undefined
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: isTls, maxAge: SESSION_HOURS * 3600 } as const
  server.post(
    api.signIn.path,
    {
      schema: { summary: api.signIn.says, body: api.signIn.body, response: { 200: api.signIn.reply } },
      bodyLimit: 4096,
    },
    async (request, reply) => {
      const { login, password } = request.body as z.infer<NonNullable<typeof api.signIn.body>> & {
        login: string
        password: string
      }
      const { secret, staffId } = await openSession(world, login, password, world.hostNow())
      const me = await world.transact(SYSTEM, (ctx) => readPerson(ctx, staffId))
      reply.setCookie(cookieName(isTls), secret, cookie)
      return z.encode(api.signIn.reply as z.ZodType, me)
    },
  )
  server.delete(
    api.signOut.path,
    { schema: { summary: api.signOut.says, response: { 200: api.signOut.reply } } },
    async (request, reply) => {
      admit(await identify(request), api.signOut.may)
      await closeSession(world, request.cookies[cookieName(isTls)] ?? '')
      reply.clearCookie(cookieName(isTls), cookie)
      return { ok: true }
    },
  )
}
