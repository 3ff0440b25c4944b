import { sql } from 'kysely'
import type { Db } from '../db/db.ts'
import type { Placement, UnitKind } from './rules.ts'

export type UnitRow = {
  id: string
  code: string
  kind: UnitKind
  name: string
  nameEn: string
  calendar: string
  parentId: string | null
  openedOn: string
  closedOn: string | null
  staff: number
  isChanging: boolean
}

/** Every unit that is open on the day, and where it stands then. */
export async function readUnitsAt(db: Db, on: string, today: string): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select u.id, u.code, u.kind, coalesce(n.name, u.name) as name, coalesce(n.name_en, u.name_en) as name_en, u.calendar,
      p.parent_id, u.opened_on, u.closed_on,
      (select count(*)::int from staff s where s.unit_id = u.id and s.left_on is null) as staff,
      u.opened_on > ${today}::date or coalesce(u.closed_on > ${today}::date, false)
        or exists (select from org_unit_name l where l.unit_id = u.id and l.from_on > ${today}::date)
        or exists (select from org_placement l where l.unit_id = u.id and l.from_on > greatest(${today}::date, u.opened_on)) as is_changing
    from org_unit u
    left join org_placement p on p.unit_id = u.id and is_held(p.from_on, p.until_on, ${on}::date)
    left join lateral (select name, name_en from org_unit_name where unit_id = u.id and from_on <= ${on}::date
      order by from_on desc limit 1) n on true
    where is_held(u.opened_on, u.closed_on, ${on}::date) order by u.code`.execute(db)
  return rows
}

/** Holds a unit until this transaction ends. */
export async function holdUnit(db: Db, id: string) {
  return db.selectFrom('orgUnit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function findUnit(db: Db, id: string) {
  return db.selectFrom('orgUnit').selectAll().where('id', '=', id).executeTakeFirst()
}

export const readNames = (db: Db, unitId: string) =>
  db
    .selectFrom('orgUnitName')
    .select(['fromOn', 'name', 'nameEn'])
    .where('unitId', '=', unitId)
    .orderBy('fromOn')
    .execute()

export const readPlacements = (db: Db): Promise<Placement[]> =>
  db.selectFrom('orgPlacement').select(['unitId', 'parentId', 'fromOn', 'untilOn']).orderBy('fromOn').execute()

/** Ends the place that holds on the day and begins the new one; a second move of one day replaces the first. */
export async function placeUnit(db: Db, { unitId, parentId, fromOn }: Placement): Promise<void> {
  await db
    .updateTable('orgPlacement')
    .set({ untilOn: fromOn })
    .where('unitId', '=', unitId)
    .where('fromOn', '<', fromOn)
    .where('untilOn', 'is', null)
    .execute()
  await db
    .insertInto('orgPlacement')
    .values({ unitId, parentId, fromOn, untilOn: null })
    .onConflict((c) => c.columns(['unitId', 'fromOn']).doUpdateSet({ parentId }))
    .execute()
}

export async function nameUnit(
  db: Db,
  row: { unitId: string; fromOn: string; name: string; nameEn: string },
): Promise<void> {
  await db
    .insertInto('orgUnitName')
    .values(row)
    .onConflict((c) => c.columns(['unitId', 'fromOn']).doUpdateSet({ name: row.name, nameEn: row.nameEn }))
    .execute()
}

/** Writes what changed upon the version that was seen; false where somebody was faster. */
export async function changeUnit(
  db: Db,
  id: string,
  version: number,
  change: { closedOn?: string; successorId?: string | null; calendar?: string; settledAt?: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('orgUnit')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Units whose last day is over and whose work nobody has taken over yet. */
export const unitsToSettle = (db: Db, today: string) =>
  db
    .selectFrom('orgUnit')
    .select(['id', 'version', 'successorId'])
    .where('closedOn', '<=', today)
    .where('settledAt', 'is', null)
    .forUpdate()
    .execute()

export type LedgerLine = { at: Date; event: string; actor: string; body: string }
export const readLedgerOf = (db: Db, stream: string): Promise<LedgerLine[]> =>
  db
    .selectFrom('ledgerEntry')
    .select(['at', 'event', 'actor', 'body'])
    .where('stream', '=', stream)
    .orderBy('seq', 'desc')
    .limit(100)
    .execute()

/** People by the name that the ledger gives them (`staff:…`). */
export async function peopleNamed(db: Db, actors: readonly string[]) {
  const ids = [...new Set(actors)].flatMap((name) => (name.startsWith('staff:') ? [name.slice(6)] : []))
  if (ids.length === 0) return new Map<string, { id: string; name: string; post: string }>()
  const rows = await db.selectFrom('staff').select(['id', 'name', 'post']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [`staff:${row.id}`, row]))
}

/** What of the platform itself hangs on a unit. */
export async function countOn(
  db: Db,
  table: 'staff' | 'staffRole' | 'apiKey' | 'children',
  unitId: string,
  day: string,
): Promise<number> {
  const counting = {
    staff: sql<{ n: number }>`select count(*)::int as n from staff where unit_id = ${unitId}::uuid and left_on is null`,
    staffRole: sql<{
      n: number
    }>`select count(*)::int as n from staff_role r join staff s on s.id = r.staff_id and s.unit_id <> ${unitId}::uuid
      where r.unit_id = ${unitId}::uuid and (r.until_on is null or r.until_on > ${day}::date)`,
    apiKey: sql<{
      n: number
    }>`select count(*)::int as n from api_key where unit_id = ${unitId}::uuid and revoked_at is null`,
    children: sql<{ n: number }>`select count(*)::int as n from org_placement p join org_unit u on u.id = p.unit_id
      where p.parent_id = ${unitId}::uuid and (p.until_on is null or p.until_on > ${day}::date)
        and (u.closed_on is null or u.closed_on > ${day}::date)`,
  }
  return (await counting[table].execute(db)).rows[0]?.n ?? 0
}

export async function moveStaff(db: Db, fromId: string, toId: string, day: string): Promise<void> {
  await sql`update staff set unit_id = ${toId}::uuid, version = version + 1 where unit_id = ${fromId}::uuid and left_on is null`.execute(
    db,
  )
  // A role over the closed unit goes on over its successor, unless its holder has it there already.
  await sql`insert into staff_role (staff_id, role, unit_id, from_on, until_on, given_by, given_at)
    select staff_id, role, ${toId}::uuid, greatest(from_on, ${day}::date), until_on, given_by, given_at from staff_role
    where unit_id = ${fromId}::uuid and (until_on is null or until_on > ${day}::date) on conflict do nothing`.execute(
    db,
  )
  await sql`update staff_role set until_on = greatest(from_on, ${day}::date)
    where unit_id = ${fromId}::uuid and (until_on is null or until_on > ${day}::date)`.execute(db)
}
