import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

export type BlockRow = {
  id: string
  ownerId: string
  unitId: string | null
  title: string
  text: string
  usedCount: number
}
const MOST = 200
const columns = ['id', 'ownerId', 'unitId', 'title', 'text', 'usedCount'] as const

/** Mine, and those of the units named (mine and those above me). */
export async function listBlocks(db: Db, staffId: string, unitIds: readonly string[]): Promise<BlockRow[]> {
  return db
    .selectFrom('textBlock')
    .select(columns)
    .where('removedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('unitId', 'is', null), eb('ownerId', '=', staffId)]),
        ...(unitIds.length > 0 ? [eb('unitId', 'in', [...unitIds])] : []),
      ]),
    )
    .orderBy('usedCount', 'desc')
    .orderBy('title')
    .limit(MOST)
    .execute()
}

export async function holdBlock(db: Db, id: string): Promise<BlockRow | undefined> {
  return db
    .selectFrom('textBlock')
    .select(columns)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function changeBlock(
  db: Db,
  id: string,
  change: { title: string; text: string; unitId: string | null; at: Date },
): Promise<void> {
  const { at, ...fields } = change
  await db
    .updateTable('textBlock')
    .set({ ...fields, changedAt: at })
    .where('id', '=', id)
    .execute()
}
export async function removeBlock(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('textBlock').set({ removedAt: at }).where('id', '=', id).execute()
}
export async function countUse(db: Db, id: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update text_block set used_count = used_count + 1 where id = ${id}::uuid and removed_at is null`.execute(
      db,
    )
  return numAffectedRows === 1n
}
export async function countOwn(db: Db, staffId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from text_block where owner_id = ${staffId}::uuid and removed_at is null`.execute(db)
  return rows[0]?.n ?? 0
}
