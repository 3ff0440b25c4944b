import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

export async function findQueued(db: Db, id: string) {
  return db
    .selectFrom('message')
    .select(['id', 'toPhone', 'text', 'unitId', 'caseId'])
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst()
}

export async function countAttempt(db: Db, id: string): Promise<void> {
  await db
    .updateTable('message')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function markSent(db: Db, id: string, gateway: string, gatewayId: string, at: Date): Promise<void> {
  await db
    .updateTable('message')
    .set({ state: 'sent', gateway, gatewayId, sentAt: at })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

export async function markFailed(db: Db, id: string, failure: string): Promise<void> {
  await db
    .updateTable('message')
    .set({ state: 'failed', failure })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

export async function markReceipt(
  db: Db,
  gateway: string,
  gatewayId: string,
  isDelivered: boolean,
  code: string,
  at: Date,
): Promise<void> {
  await db
    .updateTable('message')
    .set(isDelivered ? { state: 'delivered', deliveredAt: at } : { state: 'failed', failure: code })
    .where('gateway', '=', gateway)
    .where('gatewayId', '=', gatewayId)
    .where('state', '=', 'sent')
    .execute()
}

/** The built-in telephone takes each message once, however often it is offered. */
export async function ringDemoPhone(
  db: Db,
  message: { id: string; phone: string; text: string; at: Date },
): Promise<void> {
  await db
    .insertInto('phoneMessage')
    .values(message)
    .onConflict((c) => c.column('id').doNothing())
    .execute()
}

export async function listPhone(db: Db, phone: string | undefined) {
  const { rows } = await sql<{
    id: string
    phone: string
    text: string
    at: Date
  }>`select id, phone, text, at from demo_phone(${phone ?? null})`.execute(db)
  return rows
}
