import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Cursor } from '#platform/search/cursor.ts'

export async function listNoticeRows(db: Db, staffId: string, after: Cursor | undefined, limit: number) {
  let query = db
    .selectFrom('notice')
    .select(['id', 'kind', 'at', 'caseId', 'clockId', 'detail', 'readAt'])
    .where('staffId', '=', staffId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (after) query = query.where(sql<boolean>`(at, id) < (${after.at}, ${after.id}::uuid)`)
  return query.execute()
}

export async function markRead(db: Db, staffId: string, ids: readonly string[], at: Date): Promise<number> {
  const done = await db
    .updateTable('notice')
    .set({ readAt: at })
    .where('staffId', '=', staffId)
    .where('id', 'in', [...ids])
    .where('readAt', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
