import { turnIntoCase, wrapUpCall } from '#domains/feedback/call-desk/service.ts'
import { hearEvent } from '#domains/feedback/calls/events.ts'
import { findPresent } from '#domains/feedback/calls/store.ts'
import type { Ctx } from '#platform/context.ts'
import type { CastMember } from './cast.ts'
import type { Stage } from './errands.ts'
import type { Voice } from './voices.ts'

/** Where the demo's voice menu sends what a caller speaks of; everything else goes to the general queue. */
const WAYS: Readonly<Record<string, readonly [queue: string, ...ivr: string[]]>> = {
  credit_card: ['信用卡服务', '2 信用卡'],
  debit_card: ['借记卡服务', '1 储蓄与借记卡'],
  ebank: ['电子银行', '4 手机银行与网银'],
  transfer: ['电子银行', '4 手机银行与网银', '2 转账汇款'],
  wealth: ['投资理财', '5 理财基金'],
  mortgage: ['个人贷款', '3 贷款', '1 房贷'],
  personal_loan: ['个人贷款', '3 贷款'],
}
const GENERAL = ['综合服务', '0 人工服务'] as const
const SECOND = 1000

type Heard = { text: string; phone: string | null; voice: Voice }

/** A call rings, is answered, becomes a case by one key and is wrapped up: the contact centre's way to a case. */
export async function takeCall(
  { world, dice, now }: Stage,
  agent: CastMember,
  { text, phone, voice }: Heard,
): Promise<string | null> {
  const [queue, ...ivr] = WAYS[voice.business] ?? GENERAL
  const talked = 60 + dice.below(420)
  const began = now().getTime() - (talked + 20) * SECOND
  const at = (seconds: number) => new Date(began + seconds * SECOND)
  return world.transact(agent, async (ctx: Ctx) => {
    const told = { callId: `demo-${ctx.newId()}`, agent: agent.login }
    const ringing = { at: at(0), callee: '95500', queue, ivr, ...(phone && { caller: phone }) }
    await hearEvent(ctx, null, { ...told, ...ringing, event: 'ringing', sequence: 1 })
    await ctx.flush()
    await hearEvent(ctx, null, { ...told, at: at(8 + dice.below(12)), event: 'answered', sequence: 2 })
    await ctx.flush()
    await hearEvent(ctx, null, {
      ...told,
      at: at(20 + talked),
      event: 'ended',
      sequence: 3,
      recording: `rec/${told.callId}.wav`,
    })
    await ctx.flush()
    const call = await findPresent(ctx.db, agent.id)
    if (!call) return null
    const as = voice.complaint === 1 ? 'complaint' : 'enquiry'
    const { caseId } = await turnIntoCase(ctx, { id: call.id, as, notes: text })
    await ctx.flush()
    await wrapUpCall(ctx, { id: call.id, outcome: as })
    return caseId
  })
}
