import { sql } from 'kysely'
import { formatDay } from '#platform/calendar/day.ts'
import type { Db } from '#platform/db/db.ts'

export async function findColleague(
  db: Db,
  id: string,
  day: number,
): Promise<{ unitId: string; roles: string[] } | undefined> {
  const { rows } = await sql<{ unitId: string; roles: string[] }>`
    select s.unit_id, coalesce(array_agg(r.role) filter (where r.role is not null), '{}') as roles from staff s
    left join staff_role r on r.staff_id = s.id and is_held(r.from_on, r.until_on, ${formatDay(day)}::date)
    where s.id = ${id}::uuid and s.left_on is null group by s.id`.execute(db)
  return rows[0]
}

export async function holdHandOver(db: Db, id: string) {
  return db.selectFrom('handOver').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function decideHandOver(
  db: Db,
  id: string,
  state: 'accepted' | 'refused',
  note: string,
  at: Date,
): Promise<void> {
  await db.updateTable('handOver').set({ state, note, answeredAt: at }).where('id', '=', id).execute()
}

/** What still waits for a case's answer is withdrawn; answers what it was. */
export async function withdrawHandOver(db: Db, caseId: string, at: Date): Promise<string | undefined> {
  const row = await db
    .updateTable('handOver')
    .set({ state: 'withdrawn', answeredAt: at })
    .where('caseId', '=', caseId)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst()
  return row?.id
}
