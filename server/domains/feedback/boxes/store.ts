import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Cursor } from '#platform/search/cursor.ts'

export type EmptyingRow = {
  id: string
  unitId: string
  emptiedAt: Date
  slipCount: number
  enteredCount: number
  note: string
  staffId: string
  name: string
  post: string
}

const select = (where: RawBuilder<unknown>, limit: number) => sql<EmptyingRow>`
  select e.id, e.unit_id, e.emptied_at, e.slip_count, e.note, p.id as staff_id, p.name, p.post,
    (select count(*)::int from box_slip s where s.emptying_id = e.id) as entered_count
  from box_emptying e join staff p on p.id = e.emptied_by
  where ${where} order by e.emptied_at desc, e.id desc limit ${limit}`

export async function listEmptyingRows(
  db: Db,
  unitIds: readonly string[] | undefined,
  after: Cursor | undefined,
  limit: number,
): Promise<EmptyingRow[]> {
  const mine = unitIds ? sql`e.unit_id = any (${unitIds}::uuid[])` : sql`true`
  const further = after ? sql`and (e.emptied_at, e.id) < (${after.at}, ${after.id}::uuid)` : sql``
  return (await select(sql`${mine} ${further}`, limit).execute(db)).rows
}

export async function findEmptying(db: Db, id: string): Promise<EmptyingRow | undefined> {
  return (await select(sql`e.id = ${id}::uuid`, 1).execute(db)).rows[0]
}

/** Held, so that two who enter the same pile number its slips one after the other. */
export async function holdEmptying(db: Db, id: string): Promise<EmptyingRow | undefined> {
  await db.selectFrom('boxEmptying').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return findEmptying(db, id)
}

export async function saveCount(db: Db, id: string, slipCount: number): Promise<void> {
  await db.updateTable('boxEmptying').set({ slipCount }).where('id', '=', id).execute()
}

export async function lastNumber(db: Db, emptyingId: string): Promise<number> {
  const row = await db
    .selectFrom('boxSlip')
    .select((eb) => eb.fn.max('nth').as('nth'))
    .where('emptyingId', '=', emptyingId)
    .executeTakeFirst()
  return row?.nth ?? 0
}

export async function isColleagueIn(db: Db, staffId: string, unitIds: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('id', '=', staffId)
    .where('unitId', 'in', [...unitIds])
    .where('leftOn', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
