import type { WhyThisDate } from '#contract/commitments.ts'
import { whyThisDate } from '#platform/calendar/why-this-date.ts'
import type { Ctx } from '#platform/context.ts'
import { notFound } from '#platform/refusal.ts'
import { present } from '../deadlines/service.ts'
import { namesOf, readClocks, readPauses } from '../deadlines/store.ts'
import { definitionsOf, versionOf } from '../definitions/service.ts'
import { runningOf, wakesOf } from '../wakes/rules.ts'

/** Why this date: the days counted, the pauses left out, the warnings, under the version that the clock keeps. */
export async function explainDeadline(ctx: Ctx, { id }: { id: string }): Promise<WhyThisDate> {
  const [clock] = await readClocks(ctx.db, { id })
  if (!clock) throw notFound('clock')
  const { definition, version } = versionOf(await definitionsOf(ctx), clock.commitmentId, clock.version)
  const pauses = await readPauses(ctx.db, id)
  const isPaused = pauses.some((pause) => pause.toAt === null)
  const calendar = ctx.bank.calendarOf(clock.unitId)
  const running = runningOf(clock.startedAt, pauses)
  const names = await namesOf(
    ctx.db,
    pauses.flatMap((pause) => pause.by ?? []),
  )
  const [deadline] = await present(ctx, [clock])
  const unit = ctx.bank.tree.unit(clock.unitId)
  const ended = clock.closedAt
  return {
    deadline: deadline as WhyThisDate['deadline'],
    limit: definition.limit,
    version,
    calendar: unit.calendar,
    days: (whyThisDate(calendar, running, definition.limit) ?? []).map(
      ({ day, counted, n, kind, reason, name, provisional }) => ({
        day,
        counted,
        kind,
        reason,
        provisional,
        n: n ?? null,
        name: name ?? null,
      }),
    ),
    segments: [
      ...running.map(({ from, to }) => ({
        kind: 'running' as const,
        fromAt: from,
        toAt: to ?? ended,
        why: clock.commitmentId,
        by: null,
      })),
      ...pauses.map(({ fromAt, toAt, why, by }) => ({
        kind: 'paused' as const,
        fromAt,
        toAt,
        why,
        by: by ? (names.get(by) ?? null) : null,
      })),
    ].sort((a, b) => a.fromAt.getTime() - b.fromAt.getTime()),
    warnings: isPaused
      ? []
      : wakesOf(calendar, definition, clock.startedAt, pauses)
          .ladder.filter((wake) => wake.percent <= 100)
          .map(({ percent, at }) => ({ percent, at })),
  }
}
