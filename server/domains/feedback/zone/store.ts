import { sql } from 'kysely'
import type { Reading } from '#contract/customer-door.ts'
import type { Db } from '#platform/db/db.ts'

const SCOPE = 'customer.hand-over'

export async function findSigningKey(db: Db, id: string) {
  return db
    .selectFrom('apiKey')
    .select(['id', 'keyDigest', 'unitId'])
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .where(sql<boolean>`${SCOPE} = any (scopes)`)
    .executeTakeFirst()
}

export async function findCustomerByNumber(db: Db, number: string) {
  return db
    .selectFrom('customer')
    .select(['id', 'number', 'name', 'phone', 'unitId'])
    .where('number', '=', number)
    .executeTakeFirst()
}

export async function findZoneCustomer(db: Db, digest: Buffer, now: Date) {
  return db
    .selectFrom('customerZone as z')
    .innerJoin('customer as c', 'c.id', 'z.customerId')
    .select(['c.id', 'c.number', 'c.name', 'c.phone', 'c.unitId'])
    .where('z.idDigest', '=', digest)
    .where('z.expiresAt', '>', now)
    .executeTakeFirst()
}

/** Some of those that ended, whenever one begins: the table stays as large as a day. A token is stale long before that. */
export async function forgetEndedZones(db: Db, now: Date): Promise<void> {
  await sql`delete from customer_zone where id_digest in (
    select id_digest from customer_zone where expires_at < ${now} order by expires_at limit 100 for update skip locked)`.execute(
    db,
  )
}

export async function findReading(db: Db, customerId: string): Promise<Reading | undefined> {
  const row = await db
    .selectFrom('customerPreference')
    .select(['mode', 'typeSize', 'readsAloud'])
    .where('customerId', '=', customerId)
    .executeTakeFirst()
  return row && { ...row, mode: row.mode as Reading['mode'] }
}

export async function findBirthday(db: Db, customerId: string): Promise<string | null> {
  const row = await db.selectFrom('customer').select('bornOn').where('id', '=', customerId).executeTakeFirst()
  return row?.bornOn ?? null
}

export async function keepReadingRow(db: Db, row: Reading & { customerId: string; changedAt: Date }): Promise<void> {
  const { mode, typeSize, readsAloud, changedAt } = row
  await db
    .insertInto('customerPreference')
    .values(row)
    .onConflict((c) => c.column('customerId').doUpdateSet({ mode, typeSize, readsAloud, changedAt }))
    .execute()
}
