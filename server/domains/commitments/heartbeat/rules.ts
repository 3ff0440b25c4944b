import type { ClockState } from '#contract/words.ts'
import { isKept } from '../deadlines/rules.ts'
import type { Wake } from '../wakes/rules.ts'

export type Waking = { state: ClockState; dueAt: Date; wakeStep: number; responsibleId: string | null }
export type WakeVerdict = {
  /** The steps of the ladder that time has passed, in order; several after a sleep. */
  passed: Wake[]
  wakeStep: number
  nextWakeAt: Date | null
  isMissed: boolean
}

/**
 * What a clock that woke must do. Steps that were done are not done again, whatever the host's clock shows: the row
 * remembers how far it came. A broken promise stays awake for its later escalations, and never un-breaks.
 */
export function decideWake(clock: Waking, ladder: readonly Wake[], now: Date): WakeVerdict {
  const ahead = ladder.findIndex((wake, step) => step >= clock.wakeStep && wake.at > now)
  const wakeStep = ahead < 0 ? ladder.length : ahead
  return {
    passed: ladder.slice(clock.wakeStep, wakeStep),
    wakeStep,
    nextWakeAt: ladder[wakeStep]?.at ?? null,
    isMissed: clock.state === 'missed' || !isKept(clock.dueAt, now),
  }
}

export type People = {
  deputyOf(staffId: string): string | null
  /** Those who lead a unit, or the nearest unit above it that somebody leads. */
  supervisorsOf(unitId: string): readonly string[]
  serviceDepartment: readonly string[]
  /** Where nobody in particular is responsible yet: those whose duty it is in the unit. */
  onDuty(unitId: string, dutyRole: string): readonly string[]
}

/** Whom one step of the ladder reaches. A clock without a responsible person is its unit's: the people on duty hear. */
export function reachedBy(
  to: Wake['to'],
  clock: { responsibleId: string | null; unitId: string; dutyRole: string },
  people: People,
): readonly string[] {
  switch (to) {
    case 'responsible':
      return clock.responsibleId ? [clock.responsibleId] : people.onDuty(clock.unitId, clock.dutyRole)
    case 'deputy': {
      const deputy = clock.responsibleId && people.deputyOf(clock.responsibleId)
      return deputy ? [deputy] : []
    }
    case 'supervisor':
      return people.supervisorsOf(clock.unitId)
    case 'service-department':
      return people.serviceDepartment
  }
}
