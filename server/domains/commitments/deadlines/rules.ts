import type { ClockState } from '#contract/words.ts'
import type { Event } from '#platform/events/event.ts'
import { type DeadlineDefinition, type OwedDefinition, triggered } from '../definitions/rules.ts'

/** What the decisions look at; the row holds more. */
export type ClockFace = { state: ClockState; dueAt: Date; closedAt: Date | null }

export type Verdict = 'met' | 'met-late' | 'pause' | 'resume' | 'supersede' | 'cancel' | 'none'

/** A promise kept exactly at its due moment is kept. The one place that says so. */
export const isKept = (dueAt: Date, at: Date): boolean => at <= dueAt

/**
 * What an event means to a clock that is still owed. An act that meets it counts before one that ends it: a regrade
 * in the same moment never robs anyone of a promise kept. A broken clock can still be met, late, and stays broken.
 */
export function decide(
  clock: ClockFace,
  definition: OwedDefinition,
  event: Pick<Event, 'name' | 'facts'>,
  at: Date,
): Verdict {
  if (clock.closedAt) return 'none'
  if (triggered(definition.meets, event))
    return clock.state !== 'missed' && isKept(clock.dueAt, at) ? 'met' : 'met-late'
  if (definition.kind === 'cadence') return 'none'
  return decideOther(clock, definition, event, at)
}

function decideOther(
  clock: ClockFace,
  definition: DeadlineDefinition,
  event: Pick<Event, 'name' | 'facts'>,
  at: Date,
): Verdict {
  if (triggered(definition.cancels, event)) return 'cancel'
  if (triggered(definition.supersedes, event)) return 'supersede'
  // What is already broken cannot be paused back to health.
  const isBroken = clock.state === 'missed' || (clock.state === 'running' && !isKept(clock.dueAt, at))
  if (isBroken) return 'none'
  if (clock.state === 'running' && triggered(definition.pauses, event)) return 'pause'
  if (clock.state === 'paused' && triggered(definition.resumes, event)) return 'resume'
  return 'none'
}

/**
 * The state a clock is left in when an event ends it. What was broken before it was superseded or cancelled stays
 * broken: nobody outruns a missed promise by regrading.
 */
export function endState(clock: ClockFace, verdict: 'met' | 'met-late' | 'supersede' | 'cancel', at: Date): ClockState {
  const isBroken = clock.state === 'missed' || (clock.state === 'running' && !isKept(clock.dueAt, at))
  if (isBroken || verdict === 'met-late') return 'missed'
  return verdict === 'met' ? 'met' : verdict === 'supersede' ? 'superseded' : 'cancelled'
}

/** The clock that leads a case: of those still owed the one due first, the law's before the manual's on a tie. */
export function leading<C extends { state: ClockState; closedAt: Date | null; dueAt: Date; basis: string }>(
  clocks: readonly C[],
): C | undefined {
  return clocks
    .filter((clock) => clock.closedAt === null && clock.state !== 'paused')
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.basis.localeCompare(b.basis))[0]
}
