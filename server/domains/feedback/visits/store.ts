import { type Selectable, sql, type Updateable } from 'kysely'
import type { Grade, Stage } from '#contract/words.ts'
import { FACE_COLUMNS } from '#domains/service/customers/store.ts'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'
import { bigramQuery } from '#platform/search/bigrams.ts'
import type { Cursor } from '#platform/search/cursor.ts'

export type VisitedRow = { customerId: string; number: string; name: string; tier: string }
export type VisitRow = Selectable<Tables['visit']> & Omit<VisitedRow, 'customerId'>

const visits = (db: Db, managerId: string) =>
  db
    .selectFrom('visit as v')
    .innerJoin('customer as c', 'c.id', 'v.customerId')
    .selectAll('v')
    .select(['c.number', 'c.name', 'c.tier'])
    .where('v.managerId', '=', managerId)

export async function listVisitRows(
  db: Db,
  managerId: string,
  state: string | undefined,
  after: Cursor | undefined,
  limit: number,
): Promise<VisitRow[]> {
  let query = visits(db, managerId)
  if (state) query = query.where('v.state', '=', state)
  if (after) query = query.where(sql<boolean>`(v.planned_at, v.id) < (${after.at}, ${after.id}::uuid)`)
  return query.orderBy('v.plannedAt', 'desc').orderBy('v.id', 'desc').limit(limit).execute()
}

export async function holdVisit(db: Db, managerId: string, id: string): Promise<VisitRow | undefined> {
  await db.selectFrom('visit').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return visits(db, managerId).where('v.id', '=', id).executeTakeFirst()
}

export async function updateVisit(db: Db, id: string, change: Updateable<Tables['visit']>): Promise<void> {
  await db.updateTable('visit').set(change).where('id', '=', id).execute()
}

/** The customers whose manager this is: by name or number where asked, at most 50. */
export async function customersOf(db: Db, managerId: string, search: string | undefined) {
  let query = db.selectFrom('customer').select(FACE_COLUMNS).where('managerId', '=', managerId)
  const words = search ? bigramQuery(search) : undefined
  if (search)
    query = query.where((eb) =>
      eb.or([eb('number', '=', search), ...(words ? [sql<boolean>`search @@ ${words}::tsquery`] : [])]),
    )
  return query.orderBy('number').limit(50).execute()
}

export async function ownCustomer(db: Db, managerId: string, id: string) {
  return db
    .selectFrom('customer')
    .select(FACE_COLUMNS)
    .where('managerId', '=', managerId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function ownAmong(db: Db, managerId: string, ids: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('customer')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('managerId', '=', managerId)
    .where('id', 'in', [...ids])
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export type VoiceRow = VisitedRow & {
  visitId: string | null
  groupId: string | null
  feedbackId: string
  feedbackNumber: string
  text: string
  at: Date
  caseId: string | null
  caseNumber: string | null
  grade: Grade | null
  stage: Stage | null
}

/** What these visits and groups brought; of each at most the last 20. */
export async function voicesOf(db: Db, ids: readonly string[]): Promise<VoiceRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<VoiceRow>`
    select w.visit_id, w.group_id, w.feedback_id, f.number as feedback_number, f.text, w.at, w.customer_id, c.number, c.name, c.tier,
      f.case_id, s.number as case_number, s.grade, s.stage
    from unnest(${ids}::uuid[]) asked (id) cross join lateral (
      select * from visit_voice v where v.visit_id = asked.id or v.group_id = asked.id order by v.at desc limit 20) w
    join feedback f on f.id = w.feedback_id join customer c on c.id = w.customer_id left join service_case s on s.id = f.case_id
    order by w.at desc`.execute(db)
  return rows
}

export const groupsOf = (db: Db, managerId: string) =>
  db
    .selectFrom('customerGroup')
    .selectAll()
    .where('managerId', '=', managerId)
    .where('closedAt', 'is', null)
    .orderBy('openedAt')
    .limit(100)
    .execute()

export async function membersOf(db: Db, groupIds: readonly string[]): Promise<(VisitedRow & { groupId: string })[]> {
  if (groupIds.length === 0) return []
  return db
    .selectFrom('customerGroupMember as m')
    .innerJoin('customer as c', 'c.id', 'm.customerId')
    .select(['m.groupId', 'm.customerId', 'c.number', 'c.name', 'c.tier'])
    .where('m.groupId', 'in', [...groupIds])
    .orderBy('c.number')
    .execute()
}
