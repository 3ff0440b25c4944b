import { type RawBuilder, sql, type Updateable } from 'kysely'
import type { ReceptionState } from '#contract/receptions.ts'
import type { Grade, Stage } from '#contract/words.ts'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#platform/search/cursor.ts'

export type DayRow = {
  id: string
  unitId: string
  presidentId: string
  fromAt: Date
  untilAt: Date
  place: string
  theme: string
  state: ReceptionState
  announcedAt: Date | null
  announcedIn: string[]
  openedAt: Date | null
  heldAt: Date | null
  heldBy: string | null
  minutes: string
  planMetAt: Date | null
  matters: number
  openMatters: number
  appointments: number
}

const select = (where: RawBuilder<unknown>, limit: number) => sql<DayRow>`
  select d.*, coalesce(m.matters, 0) as matters, coalesce(m.open_matters, 0) as open_matters,
    (select count(*)::int from reception_appointment a where a.day_id = d.id and a.state <> 'cancelled') as appointments
  from reception_day d left join lateral (
    select count(*)::int as matters, (count(*) filter (where c.stage <> 'closed'))::int as open_matters
    from reception_matter m join service_case c on c.id = m.case_id where m.day_id = d.id) m on true
  where ${where} order by d.from_at desc, d.id desc limit ${limit}`

export async function listDayRows(
  db: Db,
  { unitIds, state }: { unitIds: readonly string[] | undefined; state?: string | undefined },
  after: Cursor | undefined,
  limit: number,
): Promise<DayRow[]> {
  const parts = [
    unitIds ? sql`d.unit_id = any (${unitIds}::uuid[])` : sql`true`,
    ...(state ? [sql`d.state = ${state}`] : []),
    ...(after ? [sql`(d.from_at, d.id) < (${after.at}, ${after.id}::uuid)`] : []),
  ]
  return (await select(sql.join(parts, sql` and `), limit).execute(db)).rows
}

export async function findDay(db: Db, id: string): Promise<DayRow | undefined> {
  return (await select(sql`d.id = ${id}::uuid`, 1).execute(db)).rows[0]
}

/** Held, so that of two who close, move or record one comes after the other. */
export async function holdDay(db: Db, id: string): Promise<DayRow | undefined> {
  await db.selectFrom('receptionDay').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return findDay(db, id)
}

export async function updateDay(db: Db, id: string, change: Updateable<Tables['receptionDay']>): Promise<void> {
  await db.updateTable('receptionDay').set(change).where('id', '=', id).execute()
}

export type MatterRow = {
  caseId: string
  number: string
  nth: number
  title: string
  contactName: string | null
  at: Date
  receivedBy: string
  ownerId: string | null
  grade: Grade
  isComplaint: boolean
  stage: Stage
  closedAt: Date | null
}

export async function mattersOf(db: Db, dayId: string): Promise<MatterRow[]> {
  const { rows } = await sql<MatterRow>`
    select m.case_id, c.number, m.nth, c.title, c.contact_name, m.at, m.received_by, c.owner_id, c.grade, c.is_complaint, c.stage, c.closed_at
    from reception_matter m join service_case c on c.id = m.case_id where m.day_id = ${dayId}::uuid order by m.nth`.execute(
    db,
  )
  return rows
}

export const appointmentsOf = (db: Db, dayId: string) =>
  db.selectFrom('receptionAppointment').selectAll().where('dayId', '=', dayId).orderBy('at').orderBy('id').execute()

export const changesOf = (db: Db, dayId: string) =>
  db.selectFrom('receptionChange').selectAll().where('dayId', '=', dayId).orderBy('at').execute()

export async function settleRow(db: Db, dayId: string, id: string, state: string): Promise<boolean> {
  const row = await db
    .updateTable('receptionAppointment')
    .set({ state })
    .where('id', '=', id)
    .where('dayId', '=', dayId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whoever is still expected when the day closes did not come. */
export async function settleMissed(db: Db, dayId: string): Promise<void> {
  await db
    .updateTable('receptionAppointment')
    .set({ state: 'missed' })
    .where('dayId', '=', dayId)
    .where('state', '=', 'booked')
    .execute()
}

/** The presidents of an outlet: who holds the role there. */
export async function presidentsOf(db: Db, unitId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('staffRole as r')
    .innerJoin('staff as p', 'p.id', 'r.staffId')
    .select('p.id')
    .where('r.unitId', '=', unitId)
    .where('r.role', '=', 'branch-president')
    .where('r.untilOn', 'is', null)
    .where('p.leftOn', 'is', null)
    .orderBy('p.login')
    .execute()
  return rows.map(({ id }) => id)
}

export async function findCustomerId(db: Db, number: string): Promise<string | undefined> {
  return (await db.selectFrom('customer').select('id').where('number', '=', number).executeTakeFirst())?.id
}

/** Plans that were made before the month of their duty began; claimed, so that two processes count none twice. */
export async function claimUncountedPlans(
  db: Db,
  before: Date,
): Promise<{ id: string; unitId: string; fromAt: Date }[]> {
  return db
    .selectFrom('receptionDay')
    .select(['id', 'unitId', 'fromAt'])
    .where('planMetAt', 'is', null)
    .where('state', '=', 'planned')
    .where('fromAt', '<', before)
    .orderBy('fromAt')
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute()
}
