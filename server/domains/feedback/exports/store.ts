import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Written } from '#platform/documents/write.ts'

export async function findExport(db: Db, id: string) {
  return db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .where('kind', '=', 'feedback-rows')
    .executeTakeFirst()
}

/** Held until this transaction ends, so that a file is written once, however often the effect runs. */
export async function holdWaiting(db: Db, id: string) {
  return db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()
}

export async function countWaiting(db: Db, staffId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from document where staff_id = ${staffId}::uuid and state = 'waiting'`.execute(db)
  return rows[0]?.n ?? 0
}

export async function markReady(
  db: Db,
  id: string,
  { bytes, digest, rows, at }: Written & { rows: number; at: Date },
): Promise<void> {
  await db
    .updateTable('document')
    .set({ state: 'ready', bytes, digest, totalRows: rows, doneRows: rows, readyAt: at })
    .where('id', '=', id)
    .execute()
}

export async function markFailed(db: Db, id: string, failure: string): Promise<void> {
  await db
    .updateTable('document')
    .set({ state: 'failed', failure })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

export async function deleteExpired(db: Db, now: Date): Promise<number> {
  const deleted = await db.deleteFrom('document').where('expiresAt', '<', now).executeTakeFirst()
  return Number(deleted.numDeletedRows)
}
