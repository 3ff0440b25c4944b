import { definitionsOf, versionOf } from '#domains/commitments/definitions/service.ts'
import { periodBounds, periodOf } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import { countInvited, holdDuty, INVITATION, type InvitationDuty, listDuties } from './store.ts'

/** How many the duty asks for, in the version that it was made under. */
async function owedBy(ctx: Ctx, { version }: InvitationDuty): Promise<number> {
  const { definition } = versionOf(await definitionsOf(ctx), INVITATION, version)
  return definition.kind === 'cadence' ? (definition.atLeast ?? 1) : 1
}

/** Manual 4.1.1: a customer rated whom the lobby manager invited; with the last one that is owed the day's duty is kept. */
export async function noteInvitation(ctx: Ctx, unitId: string): Promise<void> {
  const period = periodOf(ctx.now, 'day')
  const duty = await holdDuty(ctx.db, unitId, period)
  if (!duty) return
  await ctx.flush()
  const done = (await countInvited(ctx.db, [unitId], periodBounds(period))).get(unitId) ?? 0
  if (done < (await owedBy(ctx, duty))) return
  await ctx.record({
    name: 'invitation.reached',
    subject: { kind: 'unit', id: unitId },
    unitId,
    facts: { period, count: done },
  })
}

export type Invited = { unitId: string; done: number; owed: number }

/** How far the duties of a day are, for those units that owe one. */
export async function readInvited(ctx: Ctx, unitIds: readonly string[], period: string): Promise<Invited[]> {
  const duties = await listDuties(ctx.db, unitIds, period)
  if (duties.length === 0) return []
  const done = await countInvited(ctx.db, unitIds, periodBounds(period))
  return Promise.all(
    duties.map(async (duty) => ({
      unitId: duty.unitId,
      done: done.get(duty.unitId) ?? 0,
      owed: await owedBy(ctx, duty),
    })),
  )
}
