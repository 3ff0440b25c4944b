import { periodBounds, periodOf } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import { oneAtATime } from '#platform/db/db.ts'
import { countByAxes, frequentProblems, hasAnalysis, riskyProblems } from './store.ts'

/** Manual 4.2.1: on Monday the week that is over is analysed by itself, once. Answers the week, if one was made. */
export async function analyseFinishedWeek(ctx: Ctx): Promise<string | undefined> {
  const week = periodOf(new Date(periodBounds(periodOf(ctx.now, 'week')).from.getTime() - 1), 'week')
  const unit = ctx.bank.tree.headOffice
  if (!unit || (await hasAnalysis(ctx.db, week, unit.id))) return undefined
  await oneAtATime(ctx.db, 'weekly analysis')
  if (await hasAnalysis(ctx.db, week, unit.id)) return undefined
  const bounds = periodBounds(week)
  const cells = await countByAxes(ctx.db, bounds)
  const body = { cells, frequent: await frequentProblems(ctx.db, bounds), risky: await riskyProblems(ctx.db, bounds) }
  ctx.insert('weeklyAnalysis', { week, unitId: unit.id, madeAt: ctx.now, body })
  await ctx.record({
    name: 'analysis.made',
    subject: { kind: 'analysis', id: week },
    unitId: unit.id,
    isFresh: true,
    facts: { period: week, feedback: cells.reduce((sum, cell) => sum + cell.n, 0) },
  })
  return week
}
