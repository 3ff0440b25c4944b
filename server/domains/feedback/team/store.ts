import { type RawBuilder, sql } from 'kysely'
import type { NeedKind } from '#contract/team.ts'
import type { Grade, Stage } from '#contract/words.ts'
import type { Db } from '#platform/db/db.ts'

export type NeedRow = {
  kind: NeedKind
  subjectId: string
  caseId: string
  caseNumber: string
  title: string
  grade: Grade
  stage: Stage
  unitId: string
  ownerId: string | null
  clockId: string | null
  detail: string
  byId: string | null
  at: Date
}

export type TeamAsk = {
  staffId: string
  unitIds: readonly string[] | undefined
  now: Date
  /** What a refused hand-over is remembered for. */
  since: Date
  mayApprove: boolean
}

/** Nobody acts on more than this of one kind at once; the figures beside them count on, to a limit. */
export const SHOWN = 30
export const COUNT_CAP = 1_000

const within = ({ unitIds }: TeamAsk, column: string) =>
  unitIds ? sql`${sql.ref(column)} = any (${unitIds}::uuid[])` : sql`true`
const columns = sql`c.id as case_id, c.number as case_number, c.title, c.grade, c.stage, c.unit_id, c.owner_id`
const firstClock = sql`left join lateral (
  select k.id, k.due_at from clock k where k.subject_id = c.id and k.closed_at is null and k.state <> 'paused' order by k.due_at limit 1) k on true`

/** Cases whose leading promise lies between two moments; the clocks due first are read from their index. */
const due = (ask: TeamAsk, kind: 'breached' | 'hour', from: Date | null, until: Date) => sql`
  select ${kind}::text as kind, c.id as subject_id, ${columns}, k.id as clock_id, '' as detail, null::uuid as by_id, k.due_at as at
  from (select distinct on (k.subject_id) k.id, k.subject_id, k.due_at from clock k
    where k.closed_at is null and k.subject_kind = 'case' and k.state <> 'paused' and k.due_at <= ${until} and ${within(ask, 'k.unit_id')}
    order by k.subject_id, k.due_at) k
  join service_case c on c.id = k.subject_id where c.owner_id is not null ${from ? sql`and k.due_at > ${from}` : sql``}`

const QUERIES: Readonly<Record<NeedKind, (ask: TeamAsk) => RawBuilder<unknown>>> = {
  incident: (ask) => sql`
    select 'incident' as kind, i.id as subject_id, ${columns}, k.id as clock_id,
      (select count(*) from service_case o where o.incident_id = i.id)::text as detail, null::uuid as by_id, i.opened_at as at
    from incident i join service_case c on c.id = i.lead_case_id ${firstClock}
    where i.closed_at is null and c.stage <> 'closed' and ${within(ask, 'i.unit_id')}`,
  approval: (ask) => sql`
    select 'approval' as kind, a.id as subject_id, ${columns}, k.id as clock_id, a.kind as detail, a.asked_by as by_id, a.asked_at as at
    from approval a join service_case c on c.id = a.case_id ${firstClock}
    where a.state = 'waiting' and a.asked_by <> ${ask.staffId}::uuid and ${within(ask, 'a.unit_id')}`,
  breached: (ask) => due(ask, 'breached', null, ask.now),
  hour: (ask) => due(ask, 'hour', ask.now, new Date(ask.now.getTime() + 3_600_000)),
  escalated: (ask) => sql`
    select 'escalated' as kind, c.id as subject_id, ${columns}, k.id as clock_id, '' as detail, null::uuid as by_id, coalesce(k.due_at, c.received_at) as at
    from (select distinct e.subject_id from clock e where e.closed_at is null and e.escalated_to @> array[${ask.staffId}::uuid]) mine
    join service_case c on c.id = mine.subject_id ${firstClock} where c.stage <> 'closed' and c.owner_id is distinct from ${ask.staffId}::uuid`,
  refused: (ask) => sql`
    select 'refused' as kind, h.id as subject_id, ${columns}, k.id as clock_id, coalesce(h.note, '') as detail, h.to_id as by_id, h.answered_at as at
    from hand_over h join service_case c on c.id = h.case_id ${firstClock}
    where h.state = 'refused' and h.answered_at > ${ask.since} and c.stage <> 'closed' and c.owner_id = h.from_id
      and not exists (select from hand_over n where n.case_id = h.case_id and n.asked_at > h.asked_at) and ${within(ask, 'c.unit_id')}`,
  unowned: (ask) => sql`
    select 'unowned' as kind, c.id as subject_id, ${columns}, k.id as clock_id, '' as detail, null::uuid as by_id, coalesce(k.due_at, c.received_at) as at
    from service_case c ${firstClock} where c.owner_id is null and c.stage <> 'closed' and ${within(ask, 'c.unit_id')}`,
}

export async function listNeeds(db: Db, kind: NeedKind, ask: TeamAsk): Promise<{ rows: NeedRow[]; count: number }> {
  if (kind === 'approval' && !ask.mayApprove) return { rows: [], count: 0 }
  const { rows } = await sql<NeedRow & { n: number }>`
    with all_of as materialized (${QUERIES[kind](ask)} limit ${COUNT_CAP})
    select *, (select count(*)::int from all_of) as n from all_of order by at, subject_id limit ${SHOWN}`.execute(db)
  return { rows, count: rows[0]?.n ?? 0 }
}

export type LoadRow = {
  id: string
  unitId: string
  deputyId: string | null
  awayUntilOn: string | null
  open: number
  dueToday: number
  overdue: number
  paused: number
}
const MOST_PEOPLE = 200

/** What each colleague of these units carries, the heaviest first. */
export async function listLoads(
  db: Db,
  {
    unitIds,
    roles,
    now,
    endOfDay,
  }: { unitIds: readonly string[]; roles: readonly string[]; now: Date; endOfDay: Date },
): Promise<LoadRow[]> {
  const { rows } = await sql<LoadRow>`
    select s.id, s.unit_id, s.deputy_id, s.away_until_on, count(c.id)::int as open,
      count(c.id) filter (where c.due_at > ${now} and c.due_at < ${endOfDay})::int as due_today,
      count(c.id) filter (where c.due_at <= ${now})::int as overdue,
      count(c.id) filter (where c.paused_at is not null)::int as paused
    from staff s
    left join lateral (
      select c.id, c.paused_at, (select min(k.due_at) from clock k where k.subject_id = c.id and k.closed_at is null and k.state <> 'paused') as due_at
      from service_case c where c.owner_id = s.id and c.stage <> 'closed') c on true
    where s.left_on is null and s.unit_id = any (${unitIds}::uuid[])
      and exists (select from staff_role r where r.staff_id = s.id and r.until_on is null and r.role = any (${roles}::text[]))
    group by s.id order by overdue desc, open desc, s.name limit ${MOST_PEOPLE}`.execute(db)
  return rows
}

export async function setAwayUntil(db: Db, staffId: string, untilOn: string | null): Promise<void> {
  await db.updateTable('staff').set({ awayUntilOn: untilOn }).where('id', '=', staffId).execute()
}
export async function unitOf(db: Db, staffId: string): Promise<string | undefined> {
  return (await db.selectFrom('staff').select('unitId').where('id', '=', staffId).executeTakeFirst())?.unitId
}
