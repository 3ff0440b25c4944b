import { sql } from 'kysely'
import { formatDay } from '#platform/calendar/day.ts'
import type { Db } from '#platform/db/db.ts'

export async function holdApproval(db: Db, id: string) {
  return db.selectFrom('approval').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function personOf(db: Db, staffId: string): Promise<string | undefined> {
  return (await db.selectFrom('staff').select('personKey').where('id', '=', staffId).executeTakeFirst())?.personKey
}

export async function decide(
  db: Db,
  id: string,
  decision: { state: 'approved' | 'refused'; by: string; at: Date; note: string },
): Promise<void> {
  await db
    .updateTable('approval')
    .set({ state: decision.state, decidedBy: decision.by, decidedAt: decision.at, note: decision.note })
    .where('id', '=', id)
    .execute()
}

/** Those who could decide in this unit or above it, to be told that something waits. */
export async function deciders(
  db: Db,
  unitIds: readonly string[],
  roles: readonly string[],
  exceptId: string,
  day: number,
): Promise<string[]> {
  const { rows } = await sql<{ staffId: string }>`
    select distinct r.staff_id from staff_role r join staff s on s.id = r.staff_id and s.left_on is null
    where is_held(r.from_on, r.until_on, ${formatDay(day)}::date) and r.role = any (${roles}::text[]) and r.unit_id = any (${unitIds}::uuid[]) and r.staff_id <> ${exceptId}::uuid limit 20`.execute(
    db,
  )
  return rows.map((row) => row.staffId)
}

/** What still waits for a second person, of one kind or of all, waits no longer. */
export async function withdrawApprovals(db: Db, caseId: string, kind?: string): Promise<string[]> {
  const query = db
    .updateTable('approval')
    .set({ state: 'withdrawn' })
    .where('caseId', '=', caseId)
    .where('state', '=', 'waiting')
  const rows = await (kind ? query.where('kind', '=', kind) : query).returning('id').execute()
  return rows.map((row) => row.id)
}
