import { monthOf, periodAfter, periodBounds } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import { planPeriod } from './rules.ts'
import { claimUncountedPlans, updateDay } from './store.ts'

/** Manual 4.1.1: a plan made long ahead meets its month's duty as soon as there is one. Answers how many did. */
export async function countPlans(ctx: Ctx): Promise<number> {
  const nextMonth = periodAfter(monthOf(ctx.now))
  const plans = await claimUncountedPlans(ctx.db, periodBounds(nextMonth).to)
  for (const plan of plans) await countPlan(ctx, plan)
  return plans.length
}

export async function countPlan(
  ctx: Ctx,
  { id, unitId, fromAt }: { id: string; unitId: string; fromAt: Date },
): Promise<void> {
  await ctx.record({
    name: 'reception.planned',
    subject: { kind: 'reception-day', id },
    unitId,
    facts: { period: planPeriod(fromAt), fromAt: fromAt.toISOString() },
  })
  await updateDay(ctx.db, id, { planMetAt: ctx.now })
}
