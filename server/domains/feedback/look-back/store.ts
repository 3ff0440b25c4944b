import { type Selectable, sql } from 'kysely'
import { formatDay } from '#platform/calendar/day.ts'
import type { PeriodBounds } from '#platform/calendar/period.ts'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Checker, Resolved } from './rules.ts'

export async function findCommitment(db: Db, month: string) {
  return db.selectFrom('lookBackCommitment').selectAll().where('month', '=', month).executeTakeFirst()
}

export async function markRevealed(db: Db, month: string, at: Date): Promise<void> {
  await db.updateTable('lookBackCommitment').set({ revealedAt: at }).where('month', '=', month).execute()
}

/** Months that were committed to, are over, and were not drawn. */
export async function undrawnMonths(db: Db, before: string): Promise<string[]> {
  const rows = await db
    .selectFrom('lookBackCommitment')
    .select('month')
    .where('month', '<', before)
    .where('revealedAt', 'is', null)
    .orderBy('month')
    .execute()
  return rows.map((row) => row.month)
}

/** The first checkpoint that seals the day or one after it. */
export async function findBeacon(db: Db, day: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('ledgerCheckpoint')
    .select('digest')
    .where('day', '>=', day)
    .orderBy('day')
    .limit(1)
    .executeTakeFirst()
  return row?.digest
}

/** Everything answered within the month; what was merged away or was not valid was never resolved. */
export async function resolvedWithin(
  db: Db,
  { from, to }: PeriodBounds,
): Promise<(Resolved & { isSecondPerson: boolean })[]> {
  const { rows } = await sql<Resolved & { isSecondPerson: boolean }>`
    select c.id as case_id, c.unit_id, c.resolved_by, c.owner_id, c.subject_staff_id, c.subject_unit_id,
      exists (select from approval a where a.case_id = c.id and a.state = 'approved') as is_second_person
    from service_case c
    where c.resolved_at >= ${from} and c.resolved_at < ${to} and coalesce(c.outcome, '') not in ('merged', 'invalid', 'withdrawn')
    order by c.id`.execute(db)
  return rows
}

export async function findCheckers(db: Db, roles: readonly string[], day: number): Promise<Checker[]> {
  const { rows } = await sql<Checker>`
    select distinct s.id as staff_id, s.unit_id, s.person_key,
      (select count(*)::int from look_back l where l.assigned_to = s.id and l.state = 'waiting') as load
    from staff s join staff_role r on r.staff_id = s.id and is_held(r.from_on, r.until_on, ${formatDay(day)}::date) and r.role = any (${roles}::text[])
    where s.left_on is null order by s.id`.execute(db)
  return rows
}

export async function personKeys(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('staff').select(['id', 'personKey']).execute()
  return new Map(rows.map((row) => [row.id, row.personKey]))
}

export async function holdLookBack(db: Db, id: string): Promise<Selectable<Tables['lookBack']> | undefined> {
  return db.selectFrom('lookBack').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function saveFinding(
  db: Db,
  id: string,
  found: { state: 'passed' | 'failed'; finding: string; doneBy: string; doneAt: Date },
): Promise<void> {
  await db.updateTable('lookBack').set(found).where('id', '=', id).execute()
}

export async function listLookBackRows(
  db: Db,
  filter: {
    month?: string | undefined
    assignedTo?: string | undefined
    id?: string
    after?: string | undefined
    limit: number
  },
) {
  let query = db
    .selectFrom('lookBack as l')
    .innerJoin('serviceCase as c', 'c.id', 'l.caseId')
    .leftJoin('staff as resolver', 'resolver.id', 'c.resolvedBy')
    .leftJoin('staff as checker', 'checker.id', 'l.assignedTo')
    .leftJoin('staff as doer', 'doer.id', 'l.doneBy')
    .select([
      'l.id',
      'l.month',
      'l.unitId',
      'l.caseId',
      'l.why',
      'l.state',
      'l.finding',
      'l.doneAt',
      'l.assignedTo',
      'l.doneBy',
      'c.number',
      'c.title',
      'c.grade',
      'c.resolvedAt',
      'c.resolvedBy',
      'resolver.name as resolverName',
      'resolver.post as resolverPost',
      'checker.name as checkerName',
      'checker.post as checkerPost',
      'doer.name as doerName',
      'doer.post as doerPost',
    ])
    .orderBy('l.id', 'desc')
    .limit(filter.limit)
  if (filter.month) query = query.where('l.month', '=', filter.month)
  if (filter.assignedTo) query = query.where('l.assignedTo', '=', filter.assignedTo).where('l.state', '=', 'waiting')
  if (filter.id) query = query.where('l.id', '=', filter.id)
  if (filter.after) query = query.where('l.id', '<', filter.after)
  return query.execute()
}

export async function listDrawRows(db: Db, month: string) {
  const { rows } = await sql<{
    unitId: string
    population: number
    sample: number
    percent: number
    drawnAt: Date
    seed: Buffer
    beacon: Buffer
    populationDigest: Buffer
    done: number
    failed: number
  }>`
    select d.unit_id, d.population, d.sample, d.percent, d.drawn_at, d.seed, d.beacon, d.population_digest,
      (select count(*)::int from look_back l where l.month = d.month and l.unit_id = d.unit_id and l.state <> 'waiting') as done,
      (select count(*)::int from look_back l where l.month = d.month and l.unit_id = d.unit_id and l.state = 'failed') as failed
    from look_back_draw d where d.month = ${month} order by d.unit_id`.execute(db)
  return rows
}

/** The secret of a month that was drawn, and so is a secret no longer. */
export async function revealedSecret(
  db: Db,
  month: string,
): Promise<{ commitment: Buffer; secret: Buffer } | undefined> {
  const { rows } = await sql<{
    commitment: Buffer
    secret: Buffer
  }>`select commitment, secret from revealed_look_back(${month})`.execute(db)
  return rows[0]
}
