import { type Selectable, sql, type Updateable } from 'kysely'
import type { CallEvent } from '#contract/calls.ts'
import type { Clock } from '#domains/commitments/deadlines/store.ts'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#platform/search/cursor.ts'

export type CallRow = Selectable<Tables['call']>

/** An agent of the hotline by login, among these units; whoever may not take calls is no agent. */
export async function findAgent(
  db: Db,
  login: string,
  roles: readonly string[],
  unitIds: readonly string[] | undefined,
): Promise<{ id: string; unitId: string } | undefined> {
  const row = await db
    .selectFrom('staff as p')
    .innerJoin('staffRole as r', 'r.staffId', 'p.id')
    .select(['p.id', 'p.unitId'])
    .where('p.login', '=', login.toLowerCase())
    .where('p.leftOn', 'is', null)
    .where('r.untilOn', 'is', null)
    .where('r.role', 'in', [...roles])
    .executeTakeFirst()
  return row && (!unitIds || unitIds.includes(row.unitId)) ? row : undefined
}

export async function findCallByKey(db: Db, sourceId: string | null, externalId: string): Promise<CallRow | undefined> {
  return db
    .selectFrom('call')
    .selectAll()
    .where('sourceId', sourceId === null ? 'is' : '=', sourceId)
    .where('externalId', '=', externalId)
    .executeTakeFirst()
}

export async function eventsOf(db: Db, callId: string): Promise<{ kind: string; sequence: number; body: unknown }[]> {
  return db.selectFrom('callEvent').select(['kind', 'sequence', 'body']).where('callId', '=', callId).execute()
}
export type KeptEvent = CallEvent & { agentId: string | null }

export async function updateCall(db: Db, id: string, change: Updateable<Tables['call']>): Promise<void> {
  await db.updateTable('call').set(change).where('id', '=', id).execute()
}

const inHand = (db: Db, agentId: string) =>
  db
    .selectFrom('call')
    .selectAll()
    .where('agentId', '=', agentId)
    .where('wrappedUpAt', 'is', null)
    .where('state', '<>', 'abandoned')

/** The newest that rings or is spoken on, else the newest that still waits to be wrapped up. */
export async function findPresent(db: Db, agentId: string): Promise<CallRow | undefined> {
  return inHand(db, agentId)
    .orderBy(sql`ended_at is null`, 'desc')
    .orderBy('beganAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A call that is in this agent's hand, held until the transaction ends. */
export async function holdInHand(db: Db, agentId: string, id: string): Promise<CallRow | undefined> {
  return inHand(db, agentId).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function listCallRows(
  db: Db,
  agentId: string,
  after: Cursor | undefined,
  limit: number,
): Promise<CallRow[]> {
  let query = db.selectFrom('call').selectAll().where('agentId', '=', agentId)
  if (after) query = query.where(sql<boolean>`(began_at, id) < (${after.at}, ${after.id}::uuid)`)
  return query.orderBy('beganAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

export type CaseOfCall = { callId: string; caseId: string; number: string; title: string; kind: string }

export async function casesOfCalls(db: Db, callIds: readonly string[]): Promise<CaseOfCall[]> {
  if (callIds.length === 0) return []
  return db
    .selectFrom('callCase as l')
    .innerJoin('serviceCase as c', 'c.id', 'l.caseId')
    .select(['l.callId', 'l.caseId', 'c.number', 'c.title', 'l.kind'])
    .where('l.callId', 'in', [...callIds])
    .orderBy('l.at')
    .execute()
}

export async function callsOfCase(db: Db, caseId: string): Promise<(CallRow & { kind: string })[]> {
  return db
    .selectFrom('callCase as l')
    .innerJoin('call as k', 'k.id', 'l.callId')
    .selectAll('k')
    .select('l.kind')
    .where('l.caseId', '=', caseId)
    .orderBy('k.beganAt')
    .limit(50)
    .execute()
}

/** The narrow doors of migration 0014: open while the call is in the actor's own hand, and only then. */
export async function callersOf(db: Db, callId: string) {
  const { rows } = await sql<
    Omit<Selectable<Tables['customer']>, 'search'>
  >`select id, number, name, phone, id_number, born_on, tier, products, unit_id, manager_id from customers_of_call(${callId}::uuid)`.execute(
    db,
  )
  return rows
}

export async function customerByNumber(db: Db, callId: string, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select customer_for_call as id from customer_for_call(${callId}::uuid, ${number})`.execute(db)
  return rows[0]?.id
}

export type EarlierRow = {
  id: string
  number: string
  title: string
  stage: string
  grade: string
  isComplaint: boolean
  receivedAt: Date
  unitId: string
  ownerId: string | null
  customerId: string | null
}

export async function casesOfCaller(db: Db, callId: string): Promise<EarlierRow[]> {
  return (await sql<EarlierRow>`select * from cases_of_call(${callId}::uuid)`.execute(db)).rows
}

export async function clocksOfCaller(db: Db, callId: string): Promise<Clock[]> {
  return (await sql<Clock>`select * from clocks_of_call(${callId}::uuid)`.execute(db)).rows
}

/** Lets the unit that took the call see the case that its customer calls about. */
export async function showCaseToCall(db: Db, callId: string, caseId: string): Promise<void> {
  await sql`select show_case_to_call(${callId}::uuid, ${caseId}::uuid)`.execute(db)
}

/** The number of somebody who called before, among the cases that the wall lets through; for rehearsals. */
export async function numberToRing(db: Db, nth: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('serviceCase')
    .select('contactPhone')
    .where('contactPhone', 'is not', null)
    .where('channel', '=', 'hotline')
    .orderBy('receivedAt', 'desc')
    .offset(nth % 50)
    .limit(1)
    .executeTakeFirst()
  return row?.contactPhone ?? undefined
}
