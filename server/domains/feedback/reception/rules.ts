import type { ReceptionPage, ReceptionState } from '#contract/receptions.ts'
import { dayOf } from '#platform/calendar/day.ts'
import { monthOf, periodBounds } from '#platform/calendar/period.ts'

const HOUR = 3_600_000
const LONGEST_HOURS = 12
/** A day is planned at most so far ahead: further is a mistyped year. */
const FURTHEST_DAYS = 400

/** Why a reception cannot be planned for this time; undefined when it can. */
export function timeRefusal(fromAt: Date, untilAt: Date, now: Date): string | undefined {
  if (fromAt <= now) return 'reception.in-the-past'
  if (untilAt <= fromAt || untilAt.getTime() - fromAt.getTime() > LONGEST_HOURS * HOUR) return 'reception.bad-time'
  return fromAt.getTime() - now.getTime() > FURTHEST_DAYS * 24 * HOUR ? 'reception.bad-time' : undefined
}

/** Manual 4.1.1: December's day is planned in November; the duty of November is what the plan meets. */
export const planPeriod = (fromAt: Date): string =>
  monthOf(new Date(periodBounds(monthOf(fromAt)).from.getTime() - HOUR))

/** A plan counts for its month's duty once that month has begun: before, the duty does not exist yet. */
export const planCounts = (fromAt: Date, now: Date): boolean => periodBounds(planPeriod(fromAt)).from <= now

type Action = ReceptionPage['actions'][number]

/** What can be done with a day as it stands; a day is opened on its own day, or moved with a reason. */
export function actionsOn(state: ReceptionState, fromAt: Date, now: Date): Action[] {
  const isToday = dayOf(fromAt) === dayOf(now)
  switch (state) {
    case 'planned':
      return ['announce', 'move', 'cancel', 'book', ...(isToday ? (['open'] as const) : [])]
    case 'open':
      return ['book', 'record', 'minutes', 'close']
    case 'held':
      return ['minutes']
    case 'cancelled':
      return []
  }
}

const REFUSALS: Record<ReceptionState, string> = {
  planned: 'reception.not-open',
  open: 'reception.open-already',
  held: 'reception.held-already',
  cancelled: 'reception.cancelled-already',
}

export function actionRefusal(action: Action, state: ReceptionState, fromAt: Date, now: Date): string | undefined {
  if (actionsOn(state, fromAt, now).includes(action)) return undefined
  return action === 'open' && state === 'planned' ? 'reception.not-today' : REFUSALS[state]
}

/** A day without visitors is said to be one, and a day with matters never is. */
export function closingRefusal(matters: number, hadNobody: boolean): string | undefined {
  if (matters === 0) return hadNobody ? undefined : 'reception.say-nobody-came'
  return hadNobody ? 'reception.somebody-came' : undefined
}
