import { DAY_MILLISECONDS } from '../calendar/day.ts'
import type { Role } from '../manual/role.ts'

/** `untilOn` is the first day without the role. */
export type Given = { role: string; unitId: string; fromOn: string; untilOn: string | null }

export const stateOfRole = ({ fromOn, untilOn }: Given, today: string): 'held' | 'to-come' | 'over' =>
  untilOn !== null && untilOn <= today ? 'over' : fromOn > today ? 'to-come' : 'held'

const overlap = (a: Given, b: Given): boolean =>
  (a.untilOn === null || b.fromOn < a.untilOn) && (b.untilOn === null || a.fromOn < b.untilOn)

/**
 * Whether two roles of one human may not be held together: one of them stands alone (separation of duties). The same
 * role over another unit is the same duty.
 */
export function clashing(given: readonly Given[], wanted: Given, roles: readonly Role[]): Given | undefined {
  const standsAlone = new Set(roles.filter((role) => role.standsAlone).map((role) => role.id))
  return given.find(
    (it) =>
      it.role !== wanted.role && (standsAlone.has(it.role) || standsAlone.has(wanted.role)) && overlap(it, wanted),
  )
}

/** The same role over the same unit is given once at a time. */
export const isDoubled = (given: readonly Given[], wanted: Given): boolean =>
  given.some((it) => it.role === wanted.role && it.unitId === wanted.unitId && overlap(it, wanted))

/** Long enough to reach its owner, too short to lie about. */
const ONE_TIME_DAYS = 3
export const oneTimeEnds = (now: Date): Date => new Date(now.getTime() + ONE_TIME_DAYS * DAY_MILLISECONDS)

/** Without letters and digits that are taken for one another, since it is read out or copied by hand. 32 signs. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789A'
/** Eighty bits in four groups of four: nobody guesses it in three days. */
export const spellSecret = (bytes: Buffer): string =>
  [...bytes.subarray(0, 16)]
    .map((byte) => SIGNS[byte % 32])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')
/** The hash's own cost guards weak passwords; eighty bits of chance need none, and a list of people is not kept waiting. */
export const ONE_TIME_COST = { memory: 64, passes: 1, parallelism: 1 }
