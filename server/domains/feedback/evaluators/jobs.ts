import { peopleOf } from '#domains/commitments/heartbeat/service.ts'
import { DAY_MILLISECONDS } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { notify } from '#platform/notice.ts'
import { claimQuiet, markSilent } from './store.ts'

/**
 * Manual 4.1.1: the evaluator stands at every counter. Of one that a whole working day of its outlet passed without, its
 * supervisor hears once. Answers how many fell silent.
 */
export async function watchSilence(ctx: Ctx): Promise<number> {
  const quiet = await claimQuiet(ctx.db, new Date(ctx.now.getTime() - DAY_MILLISECONDS))
  const silent = quiet.filter(
    ({ unitId, seenAt }) => ctx.bank.calendarOf(unitId).addWorkingDays(seenAt, 1).dueAt < ctx.now,
  )
  if (silent.length === 0) return 0
  const people = await peopleOf(ctx)
  for (const { id, unitId, counterName, seenAt } of silent) {
    await markSilent(ctx.db, id, ctx.now)
    const outlet = ctx.bank.tree.unit(unitId)
    for (const staffId of people.supervisorsOf(unitId))
      notify(ctx, staffId, {
        kind: 'evaluator.silent',
        detail: { outlet: outlet.name, outletEn: outlet.nameEn, counter: counterName, seenAt: seenAt.toISOString() },
      })
    await ctx.record({ name: 'evaluator.silent', subject: { kind: 'evaluator', id }, unitId, facts: {} })
  }
  return silent.length
}
