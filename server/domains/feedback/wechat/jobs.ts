import { z } from 'zod'
import { type AccountSettings, openAccount, WeChatFailure } from '#platform/effects/wechat/account.ts'
import { claimFiles } from '#platform/files/claim.ts'
import { type Files, keepFile } from '#platform/files/keep.ts'
import { CUSTOMER, SYSTEM } from '#platform/identity/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { World } from '#platform/world.ts'
import { attachByCustomer } from '../attachments/service.ts'
import { findMessage, holdWaiting, keepToken, markMedia, takeToken } from './store.ts'

const Payload = z.object({ messageId: z.string().min(1).max(64) })

const accountOf = (world: World, settings: AccountSettings) =>
  openAccount(
    settings,
    {
      take: () => world.transact(SYSTEM, (ctx) => takeToken(ctx.db)),
      keep: (token) => world.transact(SYSTEM, (ctx) => keepToken(ctx.db, token)),
    },
    world.hostNow,
  )

/** Fetches what a customer showed or said, through the account's API, and lays it with the matter. Once, also after a crash. */
export const fetchMedia =
  (files: Files) =>
  async (world: World, payload: unknown): Promise<void> => {
    const { messageId } = Payload.parse(payload)
    const settings = world.config.wechat
    const message = await world.transact(SYSTEM, (ctx) => findMessage(ctx.db, messageId))
    if (!settings || !message?.mediaId || message.mediaState !== 'waiting') return
    try {
      const source = await accountOf(world, settings).media(message.mediaId)
      const { ticket } = await keepFile(world, files, { source, name: `wechat-${message.kind}`, by: CUSTOMER })
      await world.transact(CUSTOMER, async (ctx) => {
        const waiting = await holdWaiting(ctx.db, messageId)
        if (!waiting?.caseId) return
        const claimed = await claimFiles(ctx, [ticket])
        await attachByCustomer(ctx, claimed, { caseId: waiting.caseId, unitId: waiting.unitId })
        await markMedia(ctx.db, messageId, 'kept')
      })
    } catch (error) {
      // Gone at WeChat's, or nothing that we take: said on the matter, and not tried for ever. All else is tried again.
      const isFinal = error instanceof WeChatFailure ? error.isFinal : error instanceof Refusal
      if (!isFinal) throw error
      await giveUp(world, messageId)
    }
  }

async function giveUp(world: World, messageId: string): Promise<void> {
  await world.transact(CUSTOMER, async (ctx) => {
    const waiting = await holdWaiting(ctx.db, messageId)
    if (!waiting?.caseId) return
    await markMedia(ctx.db, messageId, 'failed')
    ctx.insert('caseEntry', {
      id: ctx.newId(),
      caseId: waiting.caseId,
      unitId: waiting.unitId,
      at: ctx.now,
      kind: 'media-lost',
      by: null,
      text: '',
      detail: {},
    })
    await ctx.record({
      name: 'case.media-lost',
      subject: { kind: 'case', id: waiting.caseId },
      unitId: waiting.unitId,
      facts: { kind: waiting.kind },
    })
  })
}
