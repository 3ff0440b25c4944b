import { z } from 'zod'
import * as api from '#contract/commitments.ts'
import { type App, admit, serve } from '#platform/http.ts'
import { type DoAllDue, moveClock, readBankTime } from './service.ts'

export const sandboxRoutes = (app: App, doAllDue: DoAllDue) => {
  const { server, world, identify } = app
  serve(app, api.readTime, async (ctx) => ({ now: ctx.now, isSandbox: ctx.bank.isSandbox }))
  if (!world.config.sandbox) return
  const { path, says, body, reply, may } = api.moveSandboxClock
  server.post(
    path,
    {
      schema: { summary: says, body, response: { 200: reply } },
      onRequest: async (request) => admit(await identify(request), may),
    },
    async (request) => {
      const { now } = request.body as { now: Date }
      const done = await moveClock(world, now, doAllDue)
      return z.encode(reply as z.ZodType, { ...done, now: await readBankTime(world), isSandbox: true })
    },
  )
}
