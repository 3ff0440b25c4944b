import type { Visit } from '#contract/visits.ts'

type Face = { state: Visit['state']; confirmedAt: Date | null; packed: readonly string[] }

/** What of the standard pack is not ticked off yet, in its order. */
export const missingOf = (pack: readonly { id: string }[], packed: readonly string[]): string[] =>
  pack.map(({ id }) => id).filter((id) => !packed.includes(id))

/** Manual 2.1.2: a visit begins with its appointment confirmed and its pack whole, or not at all. */
export function startRefusal(visit: Face, pack: readonly { id: string }[]): string | undefined {
  if (visit.state !== 'planned') return 'visit.not-planned'
  if (!visit.confirmedAt) return 'visit.not-confirmed'
  return missingOf(pack, visit.packed).length > 0 ? 'visit.pack-incomplete' : undefined
}

const DAY = 86_400_000
const FURTHEST_DAYS = 400

/** A visit is planned for later today or another day, not for last week. */
export const isPlannable = (plannedAt: Date, now: Date): boolean =>
  plannedAt.getTime() > now.getTime() - DAY / 2 && plannedAt.getTime() < now.getTime() + FURTHEST_DAYS * DAY
