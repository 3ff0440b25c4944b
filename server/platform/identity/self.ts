import { z } from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import type { Ctx } from '../context.ts'
import { type App, admit } from '../http.ts'
import type { World } from '../world.ts'
import { type Actor, SYSTEM } from './actor.ts'
import { judgeCode } from './second-factor/code.ts'
import { vaultOf } from './vault.ts'

export type Self = { staffId: string; unitId: string; sessionId: string | undefined }

const selfOf = ({ id, unitId, sessionId }: Actor): Self => ({
  staffId: id as string,
  unitId: unitId as string,
  sessionId,
})

/**
 * A door to what is a person's own and behind everybody's wall: sessions, second factor. `codeIn` names the code that
 * is judged first, in a transaction of its own, so that wrong ones stay counted.
 */
export function serveSelf<I, O>(
  { server, world, identify }: App,
  e: Endpoint<I, O>,
  work: (ctx: Ctx, self: Self, input: I) => Promise<O>,
  codeIn?: (input: I) => string | undefined,
): void {
  server.route({
    method: e.method,
    url: e.path,
    bodyLimit: 4096,
    schema: {
      summary: e.says,
      description: `Permission: ${e.may}`,
      ...(e.params && { params: e.params }),
      ...(e.body && { body: e.body }),
      response: { 200: e.reply },
    },
    // Before the shapes: somebody who did not sign in is told that, and nothing of what was wrong.
    onRequest: async (request) => admit(await identify(request), e.may),
    handler: async (request) => {
      const self = selfOf(await identify(request))
      const input = { ...(request.body as object), ...(request.params as object) } as I
      if (codeIn) await checkCode(world, self, codeIn(input))
      return z.encode(e.reply as z.ZodType, await world.transact(SYSTEM, (ctx) => work(ctx, self, input)))
    },
  })
}

/** A code is owed by whoever has a second factor, also for laying it aside. */
async function checkCode(world: World, self: Self, code: string | undefined): Promise<void> {
  const refusal = await world.transact(SYSTEM, async (ctx) => {
    const has = await ctx.db
      .selectFrom('secondFactor')
      .select('staffId')
      .where('staffId', '=', self.staffId)
      .executeTakeFirst()
    return has && judgeCode(ctx, vaultOf(world.config), self, code ?? '', world.hostNow())
  })
  if (refusal) throw refusal
}
