import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { MailFailure, type MailGateway } from '#platform/effects/mail/gateway.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { fillTemplate } from '#platform/manual/messages.ts'
import type { World } from '#platform/world.ts'
import { findReport } from '../reports/store.ts'
import { markMail, readersToWrite, takeQueued } from './store.ts'

const Report = z.object({ week: z.string(), unitId: z.uuid(), staffIds: z.array(z.uuid()) })
const Letter = z.object({ mailId: z.uuid() })

/**
 * Writes to the mailboxes of who is responsible that the report is there: its sums and its address, never a customer's
 * words, since a mailbox stands outside the wall. Without a mail server the app alone tells.
 */
export const mailReport =
  (gateway: MailGateway | undefined) =>
  async (world: World, payload: unknown): Promise<void> => {
    if (!gateway) return
    const { week, unitId, staffIds } = Report.parse(payload)
    await world.transact(SYSTEM, async (ctx) => {
      const report = await findReport(ctx.db, week, unitId)
      if (!report) return
      const about = `${week}:${unitId}`
      const letter = letterOf(ctx, report.body, unitId)
      for (const { id: staffId, email, unitId: own } of await readersToWrite(ctx.db, staffIds, about)) {
        const id = ctx.newId()
        ctx.insert('mail', {
          ...letter,
          id,
          staffId,
          unitId: own,
          kind: 'weekly-report',
          about,
          toAddress: email,
          state: 'queued',
          failure: null,
          queuedAt: ctx.now,
          sentAt: null,
        })
        ctx.effect('send-mail', { mailId: id }, `mail:${id}`)
      }
    })
  }

type Body = NonNullable<Awaited<ReturnType<typeof findReport>>>['body']

function letterOf(ctx: Ctx, body: Body, unitId: string): { subject: string; text: string } {
  const { paper } = ctx.bank.manual.analysis
  const { week, fromOn: from, untilOn: until, total: n, totalBefore: before, complaints, complaintsBefore } = body
  const unit = ctx.bank.tree.unit(unitId).name
  const filled = (word: keyof typeof paper, values: Record<string, string | number>) =>
    fillTemplate(
      paper[word].zh,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
    )
  const lines = [
    filled('place', { unit, from, until, week }),
    n === 0 ? filled('none', {}) : filled('sums', { n, before, complaints, complaintsBefore }),
    ...(body.rising.length > 0 ? [filled('rises', { n: body.rising.length })] : []),
    `${ctx.bank.publicUrl}/reports/${week}/${unitId}`,
  ]
  return { subject: `${filled('title', {})} ${week} · ${unit}`, text: lines.join('\n\n') }
}

/** Sends one letter; what is sent already is not sent again. */
export const sendMail =
  (gateway: MailGateway | undefined) =>
  async (world: World, payload: unknown): Promise<void> => {
    const { mailId } = Letter.parse(payload)
    const letter = gateway && (await world.transact(SYSTEM, ({ db }) => takeQueued(db, mailId)))
    if (!letter) return
    const end = async (failure: string | undefined) =>
      world.transact(SYSTEM, async (ctx) => {
        await markMail(ctx.db, mailId, failure ? { state: 'failed', failure } : { state: 'sent', sentAt: ctx.now })
        await ctx.record({
          name: failure ? 'mail.failed' : 'mail.sent',
          subject: { kind: 'mail', id: mailId },
          unitId: letter.unitId,
          facts: { gateway: gateway.name, ...(failure && { code: failure }) },
        })
      })
    try {
      await gateway.send({ id: mailId, to: letter.toAddress, subject: letter.subject, text: letter.text })
    } catch (error) {
      if (!(error instanceof MailFailure) || error.retry) throw error
      await end(error.code)
      return
    }
    await end(undefined)
  }
