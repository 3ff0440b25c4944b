import type { CommitmentLimit, WhatIfCounts } from '#contract/definitions.ts'
import type { ClockState } from '#contract/words.ts'
import type { Calendar } from '#platform/calendar/calendar.ts'
import { dueOfRunning } from '#platform/calendar/running.ts'
import { endState, isKept } from '../deadlines/rules.ts'
import type { OwedDefinition } from '../definitions/rules.ts'
import { type PauseRow, runningOf } from '../wakes/rules.ts'

/** What the replay looks at; moments are the row's own. */
export type Lived = {
  startedAt: Date
  dueAt: Date
  closedAt: Date | null
  closedWhy: string | null
  state: ClockState
  pauses: readonly PauseRow[]
}
export type Side = 'met' | 'missed' | 'running' | 'ended'
/** `dueAt` null: paused before it came. */
export type Replayed = { dueAt: Date | null; side: Side }

/** How a row stands: met, broken, ended by something else (a regrade, a withdrawal), or still owed. */
export function sideOf({ state, closedAt, dueAt }: Pick<Lived, 'state' | 'closedAt' | 'dueAt'>, now: Date): Side {
  if (state === 'met') return 'met'
  if (state === 'missed') return 'missed'
  if (closedAt) return 'ended'
  return state === 'running' && !isKept(dueAt, now) ? 'missed' : 'running'
}

/**
 * One clock lived again under another limit, by the functions that the engine itself decides with: the same stretches in
 * which it ran, the unit's calendar, the same act that met or ended it. A pause that was asked for after the new due moment
 * comes too late to save it, as it would have in earnest; one that ended only with the clock never gave it a new date.
 */
export function replay(
  lived: Lived,
  definition: Pick<OwedDefinition, 'meets' | 'limit'>,
  calendar: Calendar,
  limit: CommitmentLimit,
  now: Date,
): Replayed {
  const { closedAt } = lived
  const settled = resumedPauses(lived, definition, calendar)
  const last = lived.pauses.find((it) => !settled.includes(it))
  const dueAt = dueOfRunning(calendar, runningOf(lived.startedAt, settled), limit)?.dueAt ?? null
  if (!dueAt) return { dueAt, side: closedAt ? 'ended' : 'running' }
  const isPausedInTime = last !== undefined && isKept(dueAt, last.fromAt)
  if (!closedAt) return { dueAt, side: isPausedInTime || isKept(dueAt, now) ? 'running' : 'missed' }
  const face = { state: isPausedInTime ? ('paused' as const) : ('running' as const), dueAt, closedAt: null }
  const state = endState(face, verdictOf(lived, definition, dueAt), closedAt)
  return { dueAt, side: state === 'met' ? 'met' : state === 'missed' ? 'missed' : 'ended' }
}

/** Pauses that a resumption ended, and so gave a new date. At the very moment of closing the recorded date tells which. */
function resumedPauses(
  { startedAt, dueAt, closedAt, pauses }: Lived,
  { limit }: Pick<OwedDefinition, 'limit'>,
  calendar: Calendar,
): readonly PauseRow[] {
  const before = pauses.filter(({ toAt }) => toAt !== null && (closedAt === null || toAt < closedAt))
  const until = pauses.filter(({ toAt }) => toAt !== null)
  if (until.length === before.length) return before
  const isResumed = dueOfRunning(calendar, runningOf(startedAt, until), limit)?.dueAt.getTime() === dueAt.getTime()
  return isResumed ? until : before
}

/** By what act it ended: one that meets it, unless the row says that another meaning of the same event ended it. */
function verdictOf(
  { closedWhy, closedAt, state }: Lived,
  { meets }: Pick<OwedDefinition, 'meets'>,
  dueAt: Date,
): 'met' | 'met-late' | 'supersede' | 'cancel' {
  if (state === 'cancelled') return 'cancel'
  if (state === 'superseded' || !meets.some(({ event }) => event === closedWhy)) return 'supersede'
  return isKept(dueAt, closedAt as Date) ? 'met' : 'met-late'
}

export const nothingCounted = (): WhatIfCounts => ({ met: 0, missed: 0, running: 0, ended: 0 })
