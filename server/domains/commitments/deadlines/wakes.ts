import type { Calendar } from '#platform/calendar/calendar.ts'
import { dueAfterPauses, momentOfShare } from '#platform/calendar/limit.ts'
import { type OwedDefinition, type WakeStep, wakeLadder } from '../definitions/rules.ts'

export type Wake = WakeStep & { at: Date }
export type Wakes = { dueAt: Date; isProvisional: boolean; ladder: Wake[] }
type Pause = { fromAt: Date; toAt: Date | null }

/**
 * When a clock must be looked at, and when it falls due, recomputed at any time from its start, its pauses and the
 * version it was started under. The step at 100 % comes a millisecond after the due moment: met exactly then is kept.
 */
export function wakesOf(
  calendar: Calendar,
  definition: Pick<OwedDefinition, 'limit' | 'warnings' | 'escalation'>,
  startedAt: Date,
  pauses: readonly Pause[],
): Wakes {
  const { dueAt, provisional } = dueAfterPauses(calendar, startedAt, definition.limit, pauses)
  const ladder = wakeLadder(definition).map((step) => ({
    ...step,
    at:
      step.percent >= 100
        ? afterDue(startedAt, dueAt, step.percent)
        : momentOfShare(calendar, startedAt, definition.limit, step.percent, pauses),
  }))
  return { dueAt, isProvisional: provisional, ladder }
}

/** Beyond the limit, the span between start and due is the measure: at 150 % half of it has passed again. */
const afterDue = (startedAt: Date, dueAt: Date, percent: number): Date =>
  new Date(dueAt.getTime() + 1 + Math.round(((dueAt.getTime() - startedAt.getTime()) * (percent - 100)) / 100))
