import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

const MOST = 500

export type CounterRow = {
  id: string
  unitId: string
  name: string
  nameEn: string
  staffId: string | null
  staffName: string | null
  staffPost: string | null
  fromAt: Date | null
}

const open = sql`select n.id, n.unit_id, n.name, n.name_en, h.staff_id, s.name as staff_name, s.post as staff_post, h.from_at
  from counter n join org_unit u on u.id = n.unit_id
  left join counter_shift h on h.counter_id = n.id and h.to_at is null left join staff s on s.id = h.staff_id
  where n.closed_at is null`

export async function listCounterRows(db: Db, unitIds: readonly string[] | undefined): Promise<CounterRow[]> {
  const within = unitIds ? sql`and n.unit_id = any (${unitIds}::uuid[])` : sql``
  const { rows } = await sql<CounterRow>`${open} ${within} order by u.code, n.name, n.id limit ${MOST}`.execute(db)
  return rows
}

export async function findOpenCounter(db: Db, id: string): Promise<CounterRow | undefined> {
  const { rows } = await sql<CounterRow>`${open} and n.id = ${id}::uuid`.execute(db)
  return rows[0]
}

export async function closeCounterRow(db: Db, id: string, at: Date): Promise<{ unitId: string } | undefined> {
  return db
    .updateTable('counter')
    .set({ closedAt: at })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .returning('unitId')
    .executeTakeFirst()
}

/** Ends the shift at a counter, and the person's at any other: nobody serves at two. */
export async function endShifts(db: Db, of: { counterId: string; staffId: string | null }, at: Date): Promise<void> {
  await db
    .updateTable('counterShift')
    .set({ toAt: at })
    .where('toAt', 'is', null)
    .where((eb) =>
      of.staffId
        ? eb.or([eb('counterId', '=', of.counterId), eb('staffId', '=', of.staffId)])
        : eb('counterId', '=', of.counterId),
    )
    .execute()
}

/** Who served at a counter at a moment: whom a rating is about that was given then, however late it arrives. */
export async function whoServed(
  db: Db,
  counterId: string,
  at: Date,
): Promise<{ staffId: string; login: string; name: string } | undefined> {
  return db
    .selectFrom('counterShift as h')
    .innerJoin('staff as s', 's.id', 'h.staffId')
    .select(['h.staffId', 's.login', 's.name'])
    .where('h.counterId', '=', counterId)
    .where('h.fromAt', '<=', at)
    .where((eb) => eb.or([eb('h.toAt', 'is', null), eb('h.toAt', '>', at)]))
    .orderBy('h.fromAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function revokeEvaluatorsAt(db: Db, counterId: string, at: Date, by: string | null): Promise<void> {
  await db
    .updateTable('evaluator')
    .set({ revokedAt: at, revokedBy: by })
    .where('counterId', '=', counterId)
    .where('revokedAt', 'is', null)
    .execute()
}
