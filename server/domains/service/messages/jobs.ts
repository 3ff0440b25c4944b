import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { SmsFailure, type SmsGateway } from '#platform/effects/sms/gateway.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import type { World } from '#platform/world.ts'
import {
  countAttempt,
  findQueued,
  markFailed,
  markPartDelivered,
  markPartFailed,
  markSent,
  ringDemoPhone,
} from './store.ts'

const Payload = z.object({ messageId: z.uuid() })

/**
 * Sends one message. What is sent already is not sent again; if the process dies between the gateway's yes and ours,
 * it is offered again under the same id: gateways that know ids take it once, SMPP may take it twice.
 */
export const sendMessage =
  (gateway: SmsGateway) =>
  async (world: World, payload: unknown): Promise<void> => {
    const { messageId } = Payload.parse(payload)
    const message = await world.transact(SYSTEM, async ({ db }) => {
      await countAttempt(db, messageId)
      return findQueued(db, messageId)
    })
    if (!message) return
    try {
      const sent = await gateway.send({ id: message.id, to: message.toPhone, text: message.text })
      await world.transact(SYSTEM, async (ctx) => {
        await markSent(ctx.db, messageId, gateway.name, sent, ctx.now)
        await ctx.record({
          name: 'message.sent',
          subject: { kind: 'message', id: messageId },
          unitId: message.unitId,
          caseId: message.caseId,
          facts: { gateway: gateway.name },
        })
      })
    } catch (error) {
      if (!(error instanceof SmsFailure) || error.retry) throw error
      await world.transact(SYSTEM, async (ctx) => {
        await markFailed(ctx.db, messageId, error.code)
        await ctx.record({
          name: 'message.failed',
          subject: { kind: 'message', id: messageId },
          unitId: message.unitId,
          caseId: message.caseId,
          facts: { code: error.code },
        })
      })
    }
  }

/** A receipt can overtake the gateway's own yes, which we are still writing down: it is offered to the rows again. */
const OVERTAKEN_MILLISECONDS = [0, 200, 1000]

/** What the network says later of a message that was sent, part by part. One that is about no message of ours is left. */
export function hearReceipts(world: World, gateway: SmsGateway): void {
  gateway.onReceipt(async ({ gatewayId, state, code }) => {
    if (state === 'unknown') return
    for (const wait of OVERTAKEN_MILLISECONDS) {
      await setTimeout(wait)
      const isHeard = await world.transact(SYSTEM, ({ db, now }) =>
        state === 'delivered'
          ? markPartDelivered(db, gateway.name, gatewayId, now)
          : markPartFailed(db, gateway.name, gatewayId, code ?? state),
      )
      if (isHeard) return
    }
  })
}

/** The built-in telephone: a gateway that delivers to a table, so that a demonstration needs no network. */
export const demoGateway = (world: World): SmsGateway => ({
  name: 'demo',
  async send({ id, to, text }) {
    await world.transact(SYSTEM, ({ db, now }) => ringDemoPhone(db, { id, phone: to, text, at: now }))
    return { gatewayId: id, partIds: [id] }
  },
  onReceipt() {},
  async close() {},
})
