import type { Ctx } from '#platform/context.ts'
import { personOf } from '#platform/identity/service.ts'
import { Refusal } from '#platform/refusal.ts'
import { hearEvent } from '../calls/events.ts'
import { numberToRing } from '../calls/store.ts'

/** Where a rehearsed caller went in the voice menu; a demo's, as a bank's own would be its telephone system's. */
const WAYS = [
  { queue: '信用卡服务', ivr: ['2 信用卡', '3 积分与权益'] },
  { queue: '手机银行', ivr: ['4 电子银行', '1 登录与转账'] },
  { queue: '投诉建议', ivr: ['9 投诉建议'] },
] as const

/** Whether this bank may let calls ring by itself: a demo or a sandbox, never a bank in earnest. */
export const mayRehearse = (ctx: Ctx, isDemo: boolean): boolean => isDemo || ctx.bank.isSandbox

/** A call rings at the agent's desk by the very events that a telephone system sends, from somebody who called before. */
export const rehearseCall =
  (isDemo: boolean) =>
  async (ctx: Ctx): Promise<{ ok: true }> => {
    if (!mayRehearse(ctx, isDemo)) throw new Refusal('forbidden', 'call.rehearsal-only-in-demo')
    const staffId = personOf(ctx)
    const { login } = await ctx.db
      .selectFrom('staff')
      .select('login')
      .where('id', '=', staffId)
      .executeTakeFirstOrThrow()
    const dice = ctx.random(4)
    const way = WAYS[(dice[0] ?? 0) % WAYS.length]
    const caller = await numberToRing(ctx.db, dice.readUInt16BE(2))
    const callId = `rehearsal-${ctx.newId()}`
    const told = { callId, agent: login, at: ctx.now }
    await hearEvent(ctx, null, {
      ...told,
      event: 'ringing',
      sequence: 1,
      callee: '95500',
      queue: way?.queue,
      ivr: [...(way?.ivr ?? [])],
      ...(caller && { caller }),
    })
    await ctx.flush()
    await hearEvent(ctx, null, { ...told, event: 'answered', sequence: 2, recording: `rec/${callId}.wav` })
    return { ok: true }
  }
