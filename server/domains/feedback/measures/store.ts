import { type RawBuilder, sql } from 'kysely'
import type { Share } from '#domains/commitments/targets/rules.ts'
import type { MeasureRow } from '#domains/commitments/targets/service.ts'
import { formatDay } from '#platform/calendar/day.ts'
import type { PeriodBounds } from '#platform/calendar/period.ts'
import type { Db } from '#platform/db/db.ts'

type Source = (unitIds: readonly string[], period: PeriodBounds) => RawBuilder<MeasureRow>

// Each measure is one select of its population with a mark on what counts: the number and its rows are the same query.
const resolved = (unitIds: readonly string[], { from, to }: PeriodBounds, isIn: RawBuilder<boolean>) => sql<MeasureRow>`
  select 'case' as subject_kind, c.id as subject_id, c.id as case_id, c.number as case_number, c.title, c.unit_id, c.resolved_at as at, ${isIn} as is_in
  from service_case c where c.unit_id = any (${unitIds}::uuid[]) and c.resolved_at >= ${from} and c.resolved_at < ${to}
    and coalesce(c.outcome, '') not in ('merged', 'invalid', 'withdrawn')`

/**
 * Manual 4.3: of what was resolved, what was drawn and looked at. A month that was drawn is counted by the population of
 * its draw: a case that failed its look-back is open again, and was looked at all the same. Before the draw nothing was.
 */
export const lookedBack: Source = (unitIds, period) => sql<MeasureRow>`
  select 'case' as subject_kind, c.id as subject_id, c.id as case_id, c.number as case_number, c.title, p.unit_id, d.drawn_at as at,
    exists (select from look_back l where l.month = p.month and l.case_id = p.case_id and l.state <> 'waiting') as is_in
  from look_back_population p
  join look_back_draw d on d.month = p.month and d.unit_id = p.unit_id
  join service_case c on c.id = p.case_id
  where p.unit_id = any (${unitIds}::uuid[]) and p.month = any (${monthsOf(period)}::text[])
  union all
  select m.* from (${resolved(unitIds, period, sql`false`)}) m
  where not exists (select from look_back_commitment k where k.revealed_at is not null
    and k.month = to_char(m.at at time zone 'Asia/Shanghai', 'YYYY-MM'))`

/** The months of a period: a quarter has three, a week or a day none of its own. */
const monthsOf = ({ kind, firstDay, lastDay }: PeriodBounds): string[] =>
  kind === 'day' || kind === 'week'
    ? []
    : [...new Set(Array.from({ length: lastDay - firstDay + 1 }, (_, i) => formatDay(firstDay + i).slice(0, 7)))]

/** Manual 4.3: of what was resolved, what the customer or a look-back confirmed. Silence is not satisfaction. */
export const verified: Source = (unitIds, period) => resolved(unitIds, period, sql`c.verified_at is not null`)

/** Manual 4.2.1: of the feedback received, what stands on all three axes. */
export const classified: Source = (unitIds, { from, to }) => sql<MeasureRow>`
  select 'feedback' as subject_kind, f.id as subject_id, f.case_id, f.number as case_number, left(f.text, 40) as title, f.unit_id, f.received_at as at,
    (f.business <> '' and f.nature <> '' and f.tier <> '') as is_in
  from feedback f where f.unit_id = any (${unitIds}::uuid[]) and f.received_at >= ${from} and f.received_at < ${to}`

/**
 * Manual 4.1.1: of the working days that are over, those on which the lobby manager's invitations brought enough ratings.
 * The title of a row counts them.
 */
export const invitedDays: Source = (unitIds, { from, to }) => sql<MeasureRow>`
  select 'duty' as subject_kind, k.id as subject_id, null::uuid as case_id, null as case_number,
    k.period || ' · ' || (select count(*) from rating r where r.unit_id = k.unit_id and r.invited_by is not null
      and r.rated_at >= k.started_at and r.rated_at < k.started_at + interval '1 day') || ' / ' || (d.definition ->> 'atLeast') as title,
    k.unit_id, k.due_at as at, (k.state = 'met') as is_in
  from clock k join commitment d on d.id = k.commitment_id and d.version = k.version
  where k.commitment_id = '4.1.1/invitation' and k.unit_id = any (${unitIds}::uuid[])
    and k.due_at >= ${from} and k.due_at < ${to} and k.state in ('met', 'missed')`

export async function countMeasure(db: Db, rows: RawBuilder<MeasureRow>): Promise<Share> {
  const counted =
    await sql<Share>`select count(*) filter (where is_in)::int as numerator, count(*)::int as denominator from (${rows}) m`.execute(
      db,
    )
  return counted.rows[0] ?? { numerator: 0, denominator: 0 }
}

export async function listMeasure(
  db: Db,
  rows: RawBuilder<MeasureRow>,
  page: { counts: 'in' | 'out' | undefined; offset: number; limit: number },
): Promise<MeasureRow[]> {
  const wanted = page.counts ? sql`where is_in = ${page.counts === 'in'}` : sql``
  const listed =
    await sql<MeasureRow>`select * from (${rows}) m ${wanted} order by at, subject_id offset ${page.offset} limit ${page.limit}`.execute(
      db,
    )
  return listed.rows
}
