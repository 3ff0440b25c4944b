import type { Calendar } from '#platform/calendar/calendar.ts'
import { momentOfShare } from '#platform/calendar/progress.ts'
import { dueOfRunning, type Running, runningBetween } from '#platform/calendar/running.ts'
import { type OwedDefinition, type WakeStep, wakeLadder } from '../definitions/rules.ts'

export type Wake = WakeStep & { at: Date }
export type Wakes = { dueAt: Date; isProvisional: boolean; ladder: Wake[] }
export type PauseRow = { fromAt: Date; toAt: Date | null }

export const runningOf = (startedAt: Date, pauses: readonly PauseRow[]): readonly Running[] =>
  runningBetween(
    startedAt,
    pauses.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt })),
  )

/**
 * When a running clock must be looked at, and when it falls due: recomputed at any time from its start, its pauses and
 * the version it was started under. The step at 100 % comes a millisecond after the due moment: met exactly then is kept.
 */
export function wakesOf(
  calendar: Calendar,
  definition: Pick<OwedDefinition, 'limit' | 'warnings' | 'escalation'>,
  startedAt: Date,
  pauses: readonly PauseRow[],
): Wakes {
  const running = runningOf(startedAt, pauses)
  const due = dueOfRunning(calendar, running, definition.limit)
  if (!due) throw new RangeError('a paused clock has no due moment')
  const { dueAt, provisional } = due
  const ladder = wakeLadder(definition).map((step) => ({
    ...step,
    at:
      step.percent >= 100
        ? afterDue(startedAt, dueAt, step.percent)
        : (momentOfShare(calendar, running, definition.limit, step.percent) ?? dueAt),
  }))
  return { dueAt, isProvisional: provisional, ladder }
}

/** Beyond the limit, the span between start and due is the measure: at 150 % half of it has passed again. */
const afterDue = (startedAt: Date, dueAt: Date, percent: number): Date =>
  new Date(dueAt.getTime() + 1 + Math.round(((dueAt.getTime() - startedAt.getTime()) * (percent - 100)) / 100))
