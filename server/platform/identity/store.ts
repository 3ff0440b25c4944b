import { sql } from 'kysely'
import type { Unit } from '#contract/identity.ts'
import { dayOf, formatDay } from '../calendar/day.ts'
import type { Db } from '../db/db.ts'

export async function findPerson(db: Db, id: string, day: number) {
  const person = await db
    .selectFrom('staff')
    .select(['id', 'login', 'name', 'post', 'unitId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const roles = await db
    .selectFrom('staffRole')
    .select(['role', 'unitId'])
    .where('staffId', '=', id)
    .where(sql<boolean>`is_held(from_on, until_on, ${formatDay(day)}::date)`)
    .execute()
  const password = await db
    .selectFrom('staffPassword')
    .select('oneTimeUntil')
    .where('staffId', '=', id)
    .executeTakeFirst()
  return { ...person, roles, owesPassword: password?.oneTimeUntil != null }
}

/** At most 200 of the directory, in the order of names. */
export async function listPeople(
  db: Db,
  day: number,
  unitIds: readonly string[] | undefined,
  search: string | undefined,
) {
  let query = db
    .selectFrom('staff')
    .select((eb) => [
      'id',
      'name',
      'post',
      'unitId',
      sql<
        string[]
      >`coalesce((select array_agg(distinct r.role) from staff_role r where r.staff_id = ${eb.ref('staff.id')} and is_held(r.from_on, r.until_on, ${formatDay(day)}::date)), '{}')`.as(
        'roles',
      ),
    ])
    .where('leftOn', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(200)
  if (unitIds) query = query.where('unitId', 'in', [...unitIds])
  if (search)
    query = query.where((eb) =>
      eb.or([eb(sql`strpos(name, ${search})`, '>', 0), eb(sql`strpos(login, lower(${search}))`, '>', 0)]),
    )
  return query.execute()
}

export async function readUnitsOn(db: Db, on: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select u.id, u.code, coalesce(n.name, u.name) as name, coalesce(n.name_en, u.name_en) as name_en, u.kind, p.parent_id
    from org_unit u
    left join lateral (select name, name_en from org_unit_name where unit_id = u.id and from_on <= ${on}::date
      order by from_on desc limit 1) n on true
    left join org_placement p on p.unit_id = u.id and p.from_on <= ${on}::date and (p.until_on is null or p.until_on > ${on}::date)
    where u.opened_on <= ${on}::date and (u.closed_on is null or u.closed_on > ${on}::date) order by u.code`.execute(db)
  return rows
}

/** Draws today's tree anew for the row-level wall: after a change of the tree, and at the turn of a day. */
export async function drawTree(db: Db, now: Date): Promise<void> {
  await sql`select draw_org_tree(${formatDay(dayOf(now))}::date)`.execute(db)
}
