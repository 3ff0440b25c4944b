import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Grade, Outcome, StaffRef, Stage } from '#contract/words.ts'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'
import { bigramQuery } from '#platform/search/bigrams.ts'
import type { Cursor } from '#platform/search/cursor.ts'
import { findSeldomWords } from '../word-search/store.ts'

export type CaseRow = Omit<Selectable<Tables['serviceCase']>, 'stage' | 'grade' | 'outcome'> & {
  stage: Stage
  grade: Grade
  outcome: Outcome | null
}

/** One case, held until this transaction ends; undefined where it does not exist or is not the actor's to see. */
export async function holdCase(db: Db, id: string): Promise<CaseRow | undefined> {
  return (await db.selectFrom('serviceCase').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) as
    | CaseRow
    | undefined
}

export async function findCase(db: Db, id: string): Promise<CaseRow | undefined> {
  return (await db.selectFrom('serviceCase').selectAll().where('id', '=', id).executeTakeFirst()) as CaseRow | undefined
}

export async function readStaffRefs(db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, StaffRef>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('staff').select(['id', 'name', 'post']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export type CaseQuery = {
  queue: 'mine' | 'unowned' | 'unit' | 'tickets' | 'all'
  actorId: string | null
  unitIds: readonly string[] | undefined
  open?: 'yes' | 'no' | undefined
  search?: string | undefined
  stage?: Stage | undefined
  grade?: Grade | undefined
  incidentId?: string | undefined
  customerId?: string | undefined
}

type Asked = { from: RawBuilder<unknown>; where: RawBuilder<unknown> }

async function asked(db: Db, query: CaseQuery): Promise<Asked> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (query.queue === 'mine') parts.push(sql`c.owner_id = ${query.actorId}::uuid`)
  if (query.queue === 'unowned') parts.push(sql`c.owner_id is null`)
  if (query.queue === 'tickets')
    parts.push(
      sql`exists (select from ticket t where t.case_id = c.id and t.state in ('open', 'claimed') ${query.unitIds ? sql`and t.unit_id = any (${query.unitIds}::uuid[])` : sql``})`,
    )
  else if (query.queue !== 'all' && query.unitIds) parts.push(sql`c.unit_id = any (${query.unitIds}::uuid[])`)
  if (query.open) parts.push(query.open === 'yes' ? sql`c.stage <> 'closed'` : sql`c.stage = 'closed'`)
  if (query.stage) parts.push(sql`c.stage = ${query.stage}`)
  if (query.grade) parts.push(sql`c.grade = ${query.grade}`)
  if (query.incidentId) parts.push(sql`c.incident_id = ${query.incidentId}::uuid`)
  if (query.customerId) parts.push(sql`c.customer_id = ${query.customerId}::uuid`)
  const search = query.search?.trim()
  const found = search ? await searched(db, search) : { from: CASES, where: sql`true` }
  return { from: found.from, where: sql.join([...parts, found.where], sql` and `) }
}

/** A number is looked up as such; words in what the case's customers said, where they are common from the newest back. */
async function searched(db: Db, search: string): Promise<Asked> {
  if (CASE_NUMBER.test(search)) return { from: CASES, where: sql`c.number = ${search.toUpperCase()}` }
  const words = bigramQuery(search)
  if (!words) return { from: CASES, where: sql`false` }
  const ids = await findSeldomWords(db, words)
  if (!ids)
    return {
      from: CASES,
      where: sql`exists (select from feedback f where f.case_id = c.id and f.search @@ ${words}::tsquery)`,
    }
  const said = sql`select f.case_id from feedback f where f.id = any (${ids}::uuid[]) and f.case_id is not null`
  // The fence keeps the planner from walking all cases by their date until it has met enough of these.
  return { from: sql`(select * from service_case where id = any (array(${said})) offset 0) c`, where: sql`true` }
}
const CASES = sql`service_case c`
const CASE_NUMBER = /^c[\d-]{4,}$/i

export async function listCaseRows(
  db: Db,
  query: CaseQuery,
  after: Cursor | undefined,
  limit: number,
): Promise<CaseRow[]> {
  const { from, where } = await asked(db, query)
  const { rows } = await sql<CaseRow>`
    select c.* from ${from} where ${where}
      ${after ? sql`and (c.received_at, c.id) < (${after.at}, ${after.id}::uuid)` : sql``}
    order by c.received_at desc, c.id desc limit ${limit}`.execute(db)
  return rows
}

/** The story of a case, in its order. */
export async function readEntries(db: Db, caseId: string) {
  return db.selectFrom('caseEntry').selectAll().where('caseId', '=', caseId).orderBy('at').orderBy('id').execute()
}

/** Everything that a case's page shows. */
export async function readCaseParts(db: Db, caseId: string) {
  // One after the other: a connection answers one question at a time.
  const steps = await db
    .selectFrom('caseStep')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('round')
    .orderBy('fromAt')
    .execute()
  const entries = await readEntries(db, caseId)
  const handOvers = await db
    .selectFrom('handOver')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('askedAt')
    .execute()
  const approvals = await db
    .selectFrom('approval')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('askedAt')
    .execute()
  const messages = await db.selectFrom('message').selectAll().where('caseId', '=', caseId).orderBy('queuedAt').execute()
  const feedback = await db
    .selectFrom('feedback')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('receivedAt')
    .limit(200)
    .execute()
  const links = await sql<{ caseId: string; number: string; title: string; kind: string }>`
    select * from (
      select distinct on (c.id) c.id as case_id, c.number, c.title, l.kind from case_link l
      join service_case c on c.id = case when l.case_id = ${caseId}::uuid then l.other_id else l.case_id end
      where l.case_id = ${caseId}::uuid or l.other_id = ${caseId}::uuid order by c.id, l.at desc, l.case_id desc
    ) one order by number`.execute(db)
  return { steps, entries, handOvers, approvals, messages, feedback, links: links.rows }
}

export async function readIncident(db: Db, id: string) {
  const { rows } = await sql<{
    id: string
    number: string
    title: string
    leadCaseId: string
    openedAt: Date
    announcedAt: Date | null
    cases: number
  }>`
    select i.id, i.number, i.title, i.lead_case_id, i.opened_at, i.announced_at, (select count(*)::int from service_case c where c.incident_id = i.id) as cases
    from incident i where i.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

export async function earlierCases(db: Db, customerId: string, exceptId: string) {
  return db
    .selectFrom('serviceCase')
    .select(['id as caseId', 'number', 'title', 'stage', 'receivedAt'])
    .where('customerId', '=', customerId)
    .where('id', '<>', exceptId)
    .orderBy('receivedAt', 'desc')
    .limit(10)
    .execute()
}

/** What the rules look at beside the case's own row. */
export async function readSurroundings(db: Db, row: Pick<CaseRow, 'id' | 'ownerId'>) {
  const { rows } = await sql<{
    openTickets: number
    waiting: string[] | null
    hasHandOver: boolean
    isDissatisfied: boolean
    deputyId: string | null
  }>`
    select (select count(*)::int from ticket t where t.case_id = ${row.id}::uuid and t.state in ('open', 'claimed')) as open_tickets,
      (select array_agg(a.kind) from approval a where a.case_id = ${row.id}::uuid and a.state = 'waiting') as waiting,
      exists (select from hand_over h where h.case_id = ${row.id}::uuid and h.state = 'waiting') as has_hand_over,
      exists (select from clock k where k.subject_id = ${row.id}::uuid and k.commitment_id = '6.1.3/apology' and k.closed_at is null) as is_dissatisfied,
      (select s.deputy_id from staff s where s.id = ${row.ownerId}::uuid) as deputy_id`.execute(db)
  const found = rows[0]
  if (!found) throw new Error('a select without a table always has a row')
  return { ...found, waiting: found.waiting ?? [] }
}
