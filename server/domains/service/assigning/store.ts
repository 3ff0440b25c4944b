import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { CaseRow } from '../cases/store.ts'

export type MovableRow = CaseRow & { hasHandOver: boolean; dueAt: Date | null }

/** Cases of these units among those named, held in one order so that two who move the same wait for each other. */
export async function holdMovable(
  db: Db,
  caseIds: readonly string[],
  unitIds: readonly string[] | undefined,
): Promise<MovableRow[]> {
  const { rows } = await sql<MovableRow>`
    select c.*, exists (select from hand_over h where h.case_id = c.id and h.state = 'waiting') as has_hand_over,
      (select min(k.due_at) from clock k where k.subject_id = c.id and k.closed_at is null) as due_at
    from service_case c where c.id = any (${caseIds}::uuid[]) ${unitIds ? sql`and c.unit_id = any (${unitIds}::uuid[])` : sql``}
    order by c.id for update of c`.execute(db)
  return rows
}

export type TakerRow = {
  id: string
  unitId: string
  open: number
  awayUntilOn: string | null
  roles: { role: string; unitId: string }[]
}

export async function readTakers(db: Db, ids: readonly string[]): Promise<TakerRow[]> {
  const { rows } = await sql<TakerRow>`
    select s.id, s.unit_id, s.away_until_on,
      (select count(*)::int from service_case c where c.owner_id = s.id and c.stage <> 'closed') as open,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id)) from staff_role r
        where r.staff_id = s.id and r.until_on is null), '[]') as roles
    from staff s where s.id = any (${ids}::uuid[]) and s.left_on is null`.execute(db)
  return rows
}

export async function holdAssignment(db: Db, id: string) {
  return db.selectFrom('assignment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function readMoves(db: Db, assignmentId: string) {
  return db
    .selectFrom('assignmentMove')
    .selectAll()
    .where('assignmentId', '=', assignmentId)
    .where('undoneAt', 'is', null)
    .orderBy('caseId')
    .execute()
}

/** Those of the cases whose story went on since they were assigned; a look at a personal value is no work. */
export async function workedSince(db: Db, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ caseId: string }>`
    select distinct e.case_id from unnest(${caseIds}::uuid[]) asked (id)
    cross join lateral (select a.at, a.id from case_entry a where a.case_id = asked.id and a.kind = 'assigned' order by a.at desc, a.id desc limit 1) a
    join case_entry e on e.case_id = asked.id and (e.at, e.id) > (a.at, a.id) and e.kind <> 'unmasked'`.execute(db)
  return new Set(rows.map((row) => row.caseId))
}

export async function markUndone(db: Db, assignmentId: string, caseIds: readonly string[], at: Date): Promise<void> {
  await db.updateTable('assignment').set({ undoneAt: at }).where('id', '=', assignmentId).execute()
  if (caseIds.length > 0)
    await db
      .updateTable('assignmentMove')
      .set({ undoneAt: at })
      .where('assignmentId', '=', assignmentId)
      .where('caseId', 'in', [...caseIds])
      .execute()
}

/** The stage that began with being assigned ends as if it had not been, and the one before goes on. */
export async function takeBackStep(db: Db, caseId: string, round: number): Promise<void> {
  await db
    .deleteFrom('caseStep')
    .where('caseId', '=', caseId)
    .where('round', '=', round)
    .where('stage', '=', 'analyse')
    .execute()
  await db
    .updateTable('caseStep')
    .set({ toAt: null, by: null })
    .where('caseId', '=', caseId)
    .where('round', '=', round)
    .where('stage', '=', 'receive')
    .execute()
}
