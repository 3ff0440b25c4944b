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

export async function markSent(
  db: Db,
  id: string,
  gateway: string,
  sent: { gatewayId: string; partIds: readonly string[] },
  at: Date,
): Promise<void> {
  await db
    .updateTable('message')
    .set({ state: 'sent', gateway, gatewayId: sent.gatewayId, partIds: [...sent.partIds], sentAt: at })
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

/** One part arrived: the message is delivered when all of them have. Answers whether it is of a message of ours. */
export async function markPartDelivered(db: Db, gateway: string, partId: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update message set delivered_parts = parts.all_of_them,
      state = case when part_ids <@ parts.all_of_them then 'delivered' else state end,
      delivered_at = case when part_ids <@ parts.all_of_them then ${at}::timestamptz else delivered_at end
    from (select id, array(select distinct unnest(delivered_parts || ${partId}::text)) as all_of_them from message
      where state = 'sent' and gateway = ${gateway} and part_ids @> array[${partId}::text] for update) parts
    where parts.id = message.id`.execute(db)
  return numAffectedRows === 1n
}

export async function markPartFailed(db: Db, gateway: string, partId: string, code: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update message set state = 'failed', failure = ${code}
    where state = 'sent' and gateway = ${gateway} and part_ids @> array[${partId}::text]`.execute(db)
  return numAffectedRows === 1n
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
