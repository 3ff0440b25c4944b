import { sql } from 'kysely'
import type { PeriodBounds } from '#platform/calendar/period.ts'
import type { Db } from '#platform/db/db.ts'

export const INVITATION = '4.1.1/invitation'

export type InvitationDuty = { unitId: string; version: number }

/** The duties of a day that are still owed by a unit, held so that of two ratings at once one sees the other. */
export async function holdDuty(db: Db, unitId: string, period: string): Promise<InvitationDuty | undefined> {
  return db
    .selectFrom('clock')
    .select(['unitId', 'version'])
    .where('commitmentId', '=', INVITATION)
    .where('unitId', '=', unitId)
    .where('period', '=', period)
    .where('closedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function listDuties(db: Db, unitIds: readonly string[], period: string): Promise<InvitationDuty[]> {
  if (unitIds.length === 0) return []
  return db
    .selectFrom('clock')
    .select(['unitId', 'version'])
    .where('commitmentId', '=', INVITATION)
    .where('unitId', 'in', [...unitIds])
    .where('period', '=', period)
    .execute()
}

/** Ratings of a day that came by a lobby manager's own code, by unit. */
export async function countInvited(
  db: Db,
  unitIds: readonly string[],
  { from, to }: Pick<PeriodBounds, 'from' | 'to'>,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ unitId: string; n: number }>`
    select unit_id, count(*)::int as n from rating
    where unit_id = any (${unitIds}::uuid[]) and rated_at >= ${from} and rated_at < ${to} and invited_by is not null
    group by unit_id`.execute(db)
  return new Map(rows.map(({ unitId, n }) => [unitId, n]))
}
