import { sql } from 'kysely'
import type { Db } from '../db/db.ts'
import type { Given } from './rules.ts'

export type PersonRow = {
  id: string
  login: string
  name: string
  post: string
  unitId: string
  leftOn: string | null
  roles: string[]
  isLocked: boolean
}
export type PeopleFilter = {
  unitIds: readonly string[] | undefined
  search: string | undefined
  role: string | undefined
  hasLeft: boolean
  day: string
  now: Date
  after: { name: string; id: string } | undefined
  limit: number
}

/** The directory in the order of names, paged by the last row seen. */
export async function listRows(db: Db, filter: PeopleFilter): Promise<PersonRow[]> {
  const where = [filter.hasLeft ? sql`s.left_on is not null` : sql`s.left_on is null`]
  if (filter.unitIds) where.push(sql`s.unit_id = any (${filter.unitIds}::uuid[])`)
  if (filter.search)
    where.push(
      sql`(strpos(s.name, ${filter.search}) > 0 or strpos(s.login, lower(${filter.search})) > 0 or strpos(s.person_key, ${filter.search}) > 0)`,
    )
  if (filter.role)
    where.push(
      sql`exists (select from staff_role r where r.staff_id = s.id and r.role = ${filter.role} and is_held(r.from_on, r.until_on, ${filter.day}::date))`,
    )
  if (filter.after) where.push(sql`(s.name, s.id) > (${filter.after.name}, ${filter.after.id}::uuid)`)
  const { rows } = await sql<PersonRow>`
    select s.id, s.login, s.name, s.post, s.unit_id, s.left_on, coalesce(p.locked_until > ${filter.now}, false) as is_locked,
      coalesce((select array_agg(distinct r.role) from staff_role r
        where r.staff_id = s.id and is_held(r.from_on, r.until_on, ${filter.day}::date)), '{}') as roles
    from staff s left join staff_password p on p.staff_id = s.id
    where ${sql.join(where, sql` and `)} order by s.name, s.id limit ${filter.limit}`.execute(db)
  return rows
}

export const holdPerson = (db: Db, id: string) =>
  db.selectFrom('staff').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const findPersonRow = (db: Db, id: string) =>
  db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst()

export const rolesOf = (db: Db, staffIds: readonly string[]) =>
  db
    .selectFrom('staffRole')
    .leftJoin('staff as giver', 'giver.id', 'staffRole.givenBy')
    .select([
      'staffId',
      'role',
      'staffRole.unitId',
      'fromOn',
      'untilOn',
      'givenBy',
      'giver.name as giverName',
      'giver.post as giverPost',
    ])
    .where('staffId', 'in', [...staffIds])
    .orderBy('fromOn', 'desc')
    .orderBy('role')
    .execute()

/** All accounts of the human behind one: their roles count together. */
export const accountsOf = (db: Db, personKey: string) =>
  db.selectFrom('staff').select(['id', 'login', 'leftOn']).where('personKey', '=', personKey).orderBy('login').execute()

export async function endRoleOn(db: Db, staffId: string, { role, unitId, fromOn }: Given, untilOn: string) {
  const { numUpdatedRows } = await db
    .updateTable('staffRole')
    .set({ untilOn })
    .where('staffId', '=', staffId)
    .where('role', '=', role)
    .where('unitId', '=', unitId)
    .where('fromOn', '=', fromOn)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', untilOn)]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A role that was to come and never began leaves no row. */
export async function endAllRoles(db: Db, staffId: string, today: string): Promise<void> {
  await db.deleteFrom('staffRole').where('staffId', '=', staffId).where('fromOn', '>', today).execute()
  await db
    .updateTable('staffRole')
    .set({ untilOn: today })
    .where('staffId', '=', staffId)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
    .execute()
}

/** How many others hold a role that may keep accounts, so that the last one does not lock the bank out. */
export async function othersHolding(db: Db, roles: readonly string[], exceptId: string, day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct s.id)::int as n from staff_role r join staff s on s.id = r.staff_id and s.left_on is null
    where r.role = any (${roles}::text[]) and is_held(r.from_on, r.until_on, ${day}::date) and r.until_on is null
      and s.id <> ${exceptId}::uuid`.execute(db)
  return rows[0]?.n ?? 0
}

export const sessionsOf = async (db: Db, staffId: string, now: Date) =>
  (
    await sql<{ id: string; createdAt: Date; seenAt: Date; expiresAt: Date }>`
      select encode(substr(id_digest, 1, 16), 'hex') as id, created_at, seen_at, expires_at from session
      where staff_id = ${staffId}::uuid and expires_at > ${now} order by seen_at desc limit 50`.execute(db)
  ).rows

/** Ends the sessions of an account, all or one; one that is spared goes on. */
export async function endSessionsOf(
  db: Db,
  staffId: string,
  { only, spare }: { only?: string | undefined; spare?: Buffer | undefined } = {},
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with ended as (delete from session where staff_id = ${staffId}::uuid
      and (${only ?? null}::text is null or encode(substr(id_digest, 1, 16), 'hex') = ${only ?? null})
      and (${spare ?? null}::bytea is null or id_digest <> ${spare ?? null}::bytea) returning 1)
    select count(*)::int as n from ended`.execute(db)
  return rows[0]?.n ?? 0
}

export const findPassword = (db: Db, staffId: string) =>
  db.selectFrom('staffPassword').selectAll().where('staffId', '=', staffId).forUpdate().executeTakeFirst()

export async function savePassword(
  db: Db,
  row: { staffId: string; hash: string; changedAt: Date; oneTimeUntil: Date | null },
): Promise<void> {
  const kept = { ...row, failedCount: 0, lockedUntil: null }
  const { staffId: _, ...change } = kept
  await db
    .insertInto('staffPassword')
    .values(kept)
    .onConflict((c) => c.column('staffId').doUpdateSet(change))
    .execute()
}

/** Writes upon the version that was seen; false where somebody was faster. */
export async function changeStaff(
  db: Db,
  id: string,
  version: number,
  change: { name?: string; post?: string; unitId?: string; deputyId?: string | null; leftOn?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('staff')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const forgetDeputy = (db: Db, id: string) =>
  db.updateTable('staff').set({ deputyId: null }).where('deputyId', '=', id).execute()

export async function knownLogins(db: Db, logins: readonly string[]): Promise<ReadonlySet<string>> {
  if (logins.length === 0) return new Set()
  const rows = await db
    .selectFrom('staff')
    .select('login')
    .where('login', 'in', [...logins])
    .execute()
  return new Set(rows.map(({ login }) => login))
}
