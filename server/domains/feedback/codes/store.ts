import { sql } from 'kysely'
import type { CodeKind } from '#contract/codes.ts'
import type { Db } from '#platform/db/db.ts'
import type { CodeFacts, CodeSurroundings } from './rules.ts'

const MOST = 500

export type CodeRow = CodeFacts &
  CodeSurroundings & {
    madeAt: Date
    revokedAt: Date | null
    counterName: string | null
    counterNameEn: string | null
    staffName: string | null
    staffPost: string | null
    staffLogin: string | null
  }

const columns = sql`c.id, c.unit_id, c.kind, c.counter_id, c.staff_id, c.made_at, c.revoked_at,
  u.closed_on as unit_closed_on, n.name as counter_name, n.name_en as counter_name_en, n.closed_at as counter_closed_at,
  s.name as staff_name, s.post as staff_post, s.login as staff_login, s.unit_id as staff_unit_id, s.left_on as staff_left_on`
const joined = sql`rating_code c join org_unit u on u.id = c.unit_id
  left join counter n on n.id = c.counter_id left join staff s on s.id = c.staff_id`
const inUnits = (unitIds: readonly string[] | undefined) =>
  unitIds ? sql`c.unit_id = any (${unitIds}::uuid[])` : sql`true`

export async function listCodeRows(
  db: Db,
  unitIds: readonly string[] | undefined,
  since: Date,
): Promise<(CodeRow & { ratings: number })[]> {
  const { rows } = await sql<CodeRow & { ratings: number }>`
    select ${columns}, (select count(*)::int from rating r where r.code_id = c.id and r.rated_at >= ${since}) as ratings
    from ${joined} where ${inUnits(unitIds)}
    order by c.revoked_at is not null, u.code, c.kind, n.name, s.name, c.id limit ${MOST}`.execute(db)
  return rows
}

/** A code with all that decides whether it rates; held, so that revoking it waits for whoever is rating. */
export async function holdCode(db: Db, id: string): Promise<CodeRow | undefined> {
  const { rows } = await sql<CodeRow>`
    select ${columns} from ${joined} where c.id = ${id}::uuid for share of c`.execute(db)
  return rows[0]
}

export async function findLiveCode(
  db: Db,
  of: { unitId: string; kind: CodeKind; counterId: string | null; staffId: string | null },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from rating_code where unit_id = ${of.unitId}::uuid and kind = ${of.kind} and revoked_at is null
      and counter_id is not distinct from ${of.counterId}::uuid and staff_id is not distinct from ${of.staffId}::uuid`.execute(
    db,
  )
  return rows[0]?.id
}

export async function revokeCodeRow(
  db: Db,
  id: string,
  change: { revokedAt: Date; revokedBy: string; revokedWhy: string },
): Promise<{ unitId: string } | undefined> {
  return db
    .updateTable('ratingCode')
    .set(change)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('unitId')
    .executeTakeFirst()
}

/** Somebody who serves in the unit, and whether as its lobby manager. */
export async function findServing(
  db: Db,
  staffId: string,
  unitId: string,
): Promise<{ isLobbyManager: boolean } | undefined> {
  const { rows } = await sql<{ isLobbyManager: boolean }>`
    select exists (select from staff_role r where r.staff_id = s.id and r.role = 'lobby-manager' and r.until_on is null) as is_lobby_manager
    from staff s where s.id = ${staffId}::uuid and s.unit_id = ${unitId}::uuid and s.left_on is null`.execute(db)
  return rows[0]
}
