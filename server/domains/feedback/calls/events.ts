import { isDeepStrictEqual } from 'node:util'
import type { CallEvent } from '#contract/calls.ts'
import type { Ctx } from '#platform/context.ts'
import { oneAtATime } from '#platform/db/db.ts'
import { visibleUnits } from '#platform/identity/service.ts'
import { Refusal } from '#platform/refusal.ts'
import { foldCall, isPlausible, phoneOf, type Told } from './rules.ts'
import { eventsOf, findAgent, findCallByKey, type KeptEvent, updateCall } from './store.ts'

/** A call of which more was told than that is a fault at the other end. */
const MOST_EVENTS = 200
const CHANNEL = 'hotline'

/** What a telephone system tells, by its key. A key of another channel knows nothing of calls. */
export async function reportCall(
  ctx: Ctx,
  event: CallEvent,
): Promise<{ callId: string; isNew: boolean; state: string }> {
  if (ctx.actor.kind !== 'channel') throw new Refusal('forbidden', 'keys-only')
  if (ctx.actor.channel !== null && ctx.actor.channel !== CHANNEL)
    throw new Refusal('forbidden', 'call.other-channel', { channel: ctx.actor.channel })
  return hearEvent(ctx, ctx.actor.id, event)
}

/** One event, kept once, whenever and how often it comes; the call is folded anew from all that was told of it. */
export async function hearEvent(
  ctx: Ctx,
  sourceId: string | null,
  event: CallEvent,
): Promise<{ callId: string; isNew: boolean; state: string }> {
  if (!isPlausible(event.at, ctx.now)) throw new Refusal('invalid', 'call.moment-out-of-range')
  const agent = event.agent ? await agentOf(ctx, event.agent) : undefined
  await oneAtATime(ctx.db, `call ${sourceId ?? ''} ${event.callId}`)
  const known = await findCallByKey(ctx.db, sourceId, event.callId)
  const kept = known ? await eventsOf(ctx.db, known.id) : []
  const body = JSON.parse(JSON.stringify({ ...event, agentId: agent?.id ?? null })) as Record<string, unknown>
  const same = kept.find((it) => it.kind === event.event && it.sequence === event.sequence)
  if (known && same) {
    if (!isDeepStrictEqual(same.body, body)) throw new Refusal('conflict', 'call.event-differs')
    return { callId: known.id, isNew: false, state: known.state }
  }
  if (kept.length >= MOST_EVENTS) throw new Refusal('too-large', 'call.too-many-events')
  const face = foldCall([...kept.map((it) => toldBy(it.body as KeptEvent)), toldBy(body as KeptEvent)])
  const id = known?.id ?? ctx.newId()
  const ownUnit = ctx.actor.unitId as string
  if (known) await updateCall(ctx.db, id, { ...face, ...(agent && { unitId: agent.unitId }) })
  else
    ctx.insert('call', {
      id,
      sourceId,
      externalId: event.callId,
      unitId: agent?.unitId ?? ownUnit,
      ...face,
      customerId: null,
      notes: '',
      toldNotes: '',
      outcome: null,
      wrappedUpAt: null,
      heardAt: ctx.now,
    })
  const { event: kind, sequence, at } = event
  ctx.insert('callEvent', { callId: id, kind, sequence, unitId: ownUnit, at, heardAt: ctx.now, body })
  await ctx.record({
    name: `call.${kind}`,
    subject: { kind: 'call', id },
    unitId: agent?.unitId ?? known?.unitId ?? ownUnit,
    isFresh: !known,
    facts: { sequence, at: at.toISOString(), agentId: agent?.id ?? null },
  })
  return { callId: id, isNew: true, state: face.state }
}

/** A login that is nobody's, or somebody's who takes no calls, or of a place that is not this key's: one refusal for all. */
async function agentOf(ctx: Ctx, login: string): Promise<{ id: string; unitId: string }> {
  const roles = ctx.bank.manual.roles.filter((role) => role.may.includes('call.take')).map((role) => role.id)
  const agent = await findAgent(ctx.db, login, roles, visibleUnits(ctx))
  if (!agent) throw new Refusal('invalid', 'call.unknown-agent', { agent: login })
  return agent
}

function toldBy({ event, sequence, at, caller, callee, agentId, queue, ivr, recording }: KeptEvent): Told {
  return {
    ...{ event, sequence, agentId },
    at: new Date(at),
    callerPhone: phoneOf(caller),
    callee: callee || null,
    ...(queue && { queue }),
    ...(ivr && { ivr }),
    ...(recording && { recording }),
  }
}
