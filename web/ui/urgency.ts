import type { Deadline } from '#contract/commitments.ts'
import { dayOf } from '../lib/moments.ts'

/** How a deadline stands at this moment, for the eye: each has its colour, its sign and its words. */
export type Urgency = 'late' | 'hour' | 'today' | 'later' | 'paused' | 'kept' | 'missed' | 'gone'

const hourMilliseconds = 3_600_000

/** `late`: passed and still owed. `missed`: passed, and done later. A deadline at midnight belongs to the day that ends. */
export function urgencyOf(deadline: Pick<Deadline, 'state' | 'dueAt' | 'closedAt'>, now: Date): Urgency {
  if (deadline.state === 'met') return 'kept'
  if (deadline.state === 'superseded' || deadline.state === 'cancelled') return 'gone'
  if (deadline.state === 'paused') return 'paused'
  if (deadline.state === 'missed' && deadline.closedAt !== null) return 'missed'
  const left = deadline.dueAt.getTime() - now.getTime()
  if (deadline.state === 'missed' || left < 0) return 'late'
  if (left <= hourMilliseconds) return 'hour'
  return dayOf(new Date(deadline.dueAt.getTime() - 1)) === dayOf(now) ? 'today' : 'later'
}
