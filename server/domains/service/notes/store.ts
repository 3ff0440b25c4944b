import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

export type Colleague = { id: string; name: string; unitId: string; roles: { role: string; unitId: string }[] }

export async function readColleagues(db: Db, ids: readonly string[]): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select s.id, s.name, s.unit_id, coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id)) from staff_role r
      where r.staff_id = s.id and r.until_on is null), '[]') as roles
    from staff s where s.id = any (${ids}::uuid[]) and s.left_on is null`.execute(db)
  return rows
}
