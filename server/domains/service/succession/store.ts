import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Burdened } from '#platform/organisation/bearer.ts'

const owned = (on: Burdened) =>
  'unitId' in on ? sql`unit_id = ${on.unitId}::uuid` : sql`owner_id = ${on.staffId}::uuid`
const claimed = (on: Burdened) =>
  'unitId' in on
    ? sql`unit_id = ${on.unitId}::uuid and state in ('open', 'claimed', 'returned')`
    : sql`claimed_by = ${on.staffId}::uuid and state = 'claimed'`
const managed = (on: Burdened) =>
  'unitId' in on ? sql`unit_id = ${on.unitId}::uuid` : sql`manager_id = ${on.staffId}::uuid`

const counted = async (db: Db, table: string, where: ReturnType<typeof owned>): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${where}`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
export const countCases = (db: Db, on: Burdened) => counted(db, 'service_case', sql`stage <> 'closed' and ${owned(on)}`)
export const countTickets = (db: Db, on: Burdened) => counted(db, 'ticket', claimed(on))
export const countCustomers = (db: Db, on: Burdened) => counted(db, 'customer', managed(on))
export const countHandOvers = (db: Db, staffId: string) =>
  counted(db, 'hand_over', sql`state = 'waiting' and to_id = ${staffId}::uuid`)

export type Moved = { id: string; number: string; unitId: string; ownerId: string | null; title: string }

/** The open cases of a unit or a person, held until this transaction ends. */
export async function holdOpenCases(db: Db, on: Burdened): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    select id, number, unit_id, owner_id, title from service_case where stage <> 'closed' and ${owned(on)}
    order by id for update`.execute(db)
  return rows
}

export async function giveCasesTo(db: Db, ids: readonly string[], staffId: string): Promise<void> {
  await sql`update service_case set owner_id = ${staffId}::uuid where id = any (${ids}::uuid[])`.execute(db)
  await sql`update clock set responsible_id = ${staffId}::uuid
    where closed_at is null and subject_kind = 'case' and subject_id = any (${ids}::uuid[])`.execute(db)
  await sql`update hand_over set state = 'withdrawn' where state = 'waiting' and case_id = any (${ids}::uuid[])`.execute(
    db,
  )
}

/** What runs goes on in the successor; what is over stays where it happened. */
export async function moveCasesTo(db: Db, ids: readonly string[], unitId: string): Promise<void> {
  await sql`update service_case set unit_id = ${unitId}::uuid where id = any (${ids}::uuid[])`.execute(db)
  await sql`update clock set unit_id = ${unitId}::uuid
    where closed_at is null and subject_kind = 'case' and subject_id = any (${ids}::uuid[])`.execute(db)
  await sql`update case_step set unit_id = ${unitId}::uuid where to_at is null and case_id = any (${ids}::uuid[])`.execute(
    db,
  )
  await sql`update approval set unit_id = ${unitId}::uuid where state = 'waiting' and case_id = any (${ids}::uuid[])`.execute(
    db,
  )
}

/** A ticket whose claimer leaves is open again; one of a closed department goes to its successor. */
export async function releaseTickets(db: Db, staffId: string): Promise<void> {
  await sql`update ticket set state = 'open', claimed_by = null, claimed_at = null
    where claimed_by = ${staffId}::uuid and state = 'claimed'`.execute(db)
  await sql`update clock set responsible_id = null
    where closed_at is null and subject_kind = 'ticket' and responsible_id = ${staffId}::uuid`.execute(db)
}
export async function moveTickets(db: Db, fromId: string, toId: string): Promise<void> {
  await sql`update service_case c set seen_by = array_append(seen_by, ${toId}::uuid) from ticket t
    where t.case_id = c.id and t.unit_id = ${fromId}::uuid and t.state in ('open', 'claimed', 'returned')
      and not ${toId}::uuid = any (c.seen_by)`.execute(db)
  await sql`update clock k set unit_id = ${toId}::uuid from ticket t where t.id = k.subject_id and k.subject_kind = 'ticket'
    and k.closed_at is null and t.unit_id = ${fromId}::uuid`.execute(db)
  await sql`update ticket set unit_id = ${toId}::uuid
    where unit_id = ${fromId}::uuid and state in ('open', 'claimed', 'returned')`.execute(db)
}

export async function moveCustomers(db: Db, from: Burdened, toId: string): Promise<void> {
  await ('unitId' in from
    ? sql`update customer set unit_id = ${toId}::uuid where unit_id = ${from.unitId}::uuid`
    : sql`update customer set manager_id = ${toId}::uuid where manager_id = ${from.staffId}::uuid`
  ).execute(db)
}

export const waitingHandOvers = (db: Db, staffId: string) =>
  db
    .selectFrom('handOver')
    .select(['id', 'caseId', 'unitId', 'fromId'])
    .where('toId', '=', staffId)
    .where('state', '=', 'waiting')
    .forUpdate()
    .execute()

export async function withdrawAsked(db: Db, ids: readonly string[], at: Date): Promise<void> {
  await sql`update hand_over set state = 'withdrawn', answered_at = ${at} where id = any (${ids}::uuid[])`.execute(db)
}
