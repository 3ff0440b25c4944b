import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#platform/search/cursor.ts'

export type TicketRow = Selectable<Tables['ticket']> & { caseNumber: string }
const OPEN = ['open', 'claimed', 'returned'] as const

/** Every unit that a ticket goes to sees the case: the customer never repeats the story (2.2.2). */
export async function letSee(db: Db, caseId: string, unitId: string): Promise<void> {
  await sql`update service_case set seen_by = array_append(seen_by, ${unitId}::uuid) where id = ${caseId}::uuid and not ${unitId}::uuid = any (seen_by)`.execute(
    db,
  )
}

export async function holdTicket(db: Db, id: string): Promise<Selectable<Tables['ticket']> | undefined> {
  return db.selectFrom('ticket').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Two who claim at once: one updates the row, the other finds it claimed. */
export async function claim(db: Db, id: string, by: string, at: Date): Promise<boolean> {
  const done = await db
    .updateTable('ticket')
    .set({ state: 'claimed', claimedBy: by, claimedAt: at })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function saveAnswer(
  db: Db,
  id: string,
  answer: { answer: string; isSolved: boolean; at: Date },
): Promise<void> {
  await db
    .updateTable('ticket')
    .set({
      state: answer.isSolved ? 'answered' : 'returned',
      answer: answer.answer,
      isSolved: answer.isSolved,
      answeredAt: answer.isSolved ? answer.at : null,
    })
    .where('id', '=', id)
    .execute()
}

export async function passOn(db: Db, id: string, unitId: string): Promise<void> {
  await db
    .updateTable('ticket')
    .set((eb) => ({ unitId, state: 'open', claimedBy: null, claimedAt: null, passedCount: eb('passedCount', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function openTicketsOf(db: Db, caseId: string) {
  return db
    .selectFrom('ticket')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('state', 'in', [...OPEN])
    .forUpdate()
    .execute()
}

export async function cancel(db: Db, id: string): Promise<void> {
  await db.updateTable('ticket').set({ state: 'cancelled' }).where('id', '=', id).execute()
}

export async function listTicketRows(
  db: Db,
  filter: {
    caseId?: string
    id?: string
    unitIds?: readonly string[] | undefined
    state?: string | undefined
    after?: Cursor | undefined
    limit: number
  },
): Promise<TicketRow[]> {
  let query = db
    .selectFrom('ticket as t')
    .innerJoin('serviceCase as c', 'c.id', 't.caseId')
    .selectAll('t')
    .select('c.number as caseNumber')
    .orderBy('t.openedAt', 'desc')
    .orderBy('t.id', 'desc')
    .limit(filter.limit)
  if (filter.caseId) query = query.where('t.caseId', '=', filter.caseId)
  if (filter.id) query = query.where('t.id', '=', filter.id)
  if (filter.state) query = query.where('t.state', '=', filter.state)
  if (filter.unitIds) {
    const ids = [...filter.unitIds]
    query = query.where((eb) => eb.or([eb('t.unitId', 'in', ids), eb('t.fromUnitId', 'in', ids)]))
  }
  if (filter.after)
    query = query.where(sql<boolean>`(t.opened_at, t.id) < (${filter.after.at}, ${filter.after.id}::uuid)`)
  return query.execute()
}
