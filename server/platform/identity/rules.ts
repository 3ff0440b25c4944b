/** Five wrong passwords lock an account for a quarter of an hour: slow enough against guessing, short enough to live with. */
export const LOCK_AFTER_FAILURES = 5
export const LOCK_MINUTES = 15
/** A session ends after an hour without a sign of life, and in any case with the working day. */
export const SESSION_IDLE_MINUTES = 60
export const SESSION_HOURS = 12

const minutes = (count: number) => count * 60_000

export const lockedUntil = (failures: number, now: Date): Date | null =>
  failures >= LOCK_AFTER_FAILURES ? new Date(now.getTime() + minutes(LOCK_MINUTES)) : null

export const sessionEnds = (now: Date): Date => new Date(now.getTime() + minutes(SESSION_HOURS * 60))
export const idleSince = (now: Date): Date => new Date(now.getTime() - minutes(SESSION_IDLE_MINUTES))

/** A role given over a unit reaches that unit and all below it; a person sees at least their own unit. */
export const rootsOf = (unitId: string, roles: readonly { unitId: string }[]): string[] => [
  ...new Set([unitId, ...roles.map((role) => role.unitId)]),
]

/** Between the two factors a person looks for their telephone; between us and the provider they type a password. */
export const STEP_MINUTES = 10
export const stepEnds = (now: Date): Date => new Date(now.getTime() + minutes(STEP_MINUTES))
