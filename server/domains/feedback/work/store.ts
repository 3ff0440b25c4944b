import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

export type WorkRow = {
  kind: 'clock' | 'unowned' | 'hand-over' | 'ticket' | 'approval' | 'look-back' | 'duty'
  subjectId: string
  caseId: string | null
  caseNumber: string | null
  title: string | null
  grade: string | null
  stage: string | null
  unitId: string
  responsibleId: string | null
  clockId: string | null
  commitmentId: string | null
  ticketState: string | null
  isPlanned: boolean
  isEmergencyOwed: boolean
  escalated: boolean
}

export type WorkAsk = {
  staffId: string
  /** The actor's own unit; with `unit` scope all units that they may see, undefined for every one. */
  unitIds: readonly string[] | undefined
  isUnitWide: boolean
  may: ReadonlySet<string>
  dutyRoles: readonly string[]
}

const LIMIT = 500
const none = sql<WorkRow>`select null::text as kind where false`
const of = (unitIds: readonly string[] | undefined, column: string) =>
  unitIds ? sql`${sql.ref(column)} = any (${unitIds}::uuid[])` : sql`true`

// A case is one thing that is owed, however many clocks run on it: the one due first stands for it.
const firstClock = sql`left join lateral (
  select k.id, k.commitment_id, k.due_at from clock k where k.subject_id = c.id and k.closed_at is null and k.state <> 'paused'
  order by k.due_at, k.basis limit 1) k on true`
const caseColumns = sql`c.id as case_id, c.number as case_number, c.title, c.grade, c.stage`
const noClock = sql`null::uuid as clock_id, null::text as commitment_id`
const facts = sql`c.planned_at is not null as is_planned,
  exists (select from clock e where e.subject_id = c.id and e.commitment_id = '4.2.2/I-handling' and e.closed_at is null) as is_emergency_owed`
const noFacts = sql`false as is_planned, false as is_emergency_owed`

type Owed = { id: string; clockId: string | null; commitmentId: string | null; dueAt: Date | null }

/** The cases that are due soonest, however many there are: what else is told of them is asked for these alone. */
function soonest(where: RawBuilder<unknown>, isAll: boolean, limit: number): RawBuilder<Owed> {
  const isRunning = (clock: string) =>
    sql`${sql.ref(`${clock}.closed_at`)} is null and ${sql.ref(`${clock}.state`)} <> 'paused'`
  if (!isAll)
    return sql`select c.id, k.id as clock_id, k.commitment_id, k.due_at from service_case c ${firstClock}
      where ${where} order by k.due_at nulls last, c.id limit ${limit}`
  // Of the whole bank, clocks are read in the order of their dates until enough are met; then whoever has none.
  return sql`with running as (
      select c.id, k.id as clock_id, k.commitment_id, k.due_at from clock k join service_case c on c.id = k.subject_id
      where ${isRunning('k')} and ${where} and not exists (select from clock e where e.subject_id = k.subject_id and ${isRunning('e')}
        and (e.due_at, e.basis, e.id) < (k.due_at, k.basis, k.id))
      order by k.due_at limit ${limit})
    select * from running union all (
      select c.id, k.id, k.commitment_id, k.due_at from service_case c left join clock k on k.subject_id = c.id and ${isRunning('k')}
      where (select count(*) from running) < ${limit} and ${where} and k.id is null order by c.received_at limit ${limit})`
}

const told = (kind: 'clock' | 'unowned', owed: RawBuilder<Owed>, escalated: boolean) => sql<WorkRow>`
  select ${sql.lit(kind)} as kind, c.id as subject_id, ${caseColumns}, c.unit_id, c.owner_id as responsible_id, w.clock_id, w.commitment_id,
    null as ticket_state, ${facts}, ${sql.lit(escalated)} as escalated, w.due_at
  from (${owed}) w join service_case c on c.id = w.id`

const cases = ({ staffId, unitIds, isUnitWide }: WorkAsk, limit: number) => {
  const where = sql`c.stage <> 'closed' and c.owner_id is not null and (c.stage <> 'verify' or k.id is not null)
    and ${isUnitWide ? of(unitIds, 'c.unit_id') : sql`c.owner_id = ${staffId}::uuid`}`
  return told('clock', soonest(where, isUnitWide && unitIds === undefined, limit), false)
}

const escalated = ({ staffId }: WorkAsk, limit: number) => {
  const where = sql`c.id in (select escalated_to_me()) and c.owner_id is not null and c.owner_id <> ${staffId}::uuid and c.stage <> 'closed'`
  return told('clock', soonest(where, false, limit), true)
}

const unowned = ({ unitIds }: WorkAsk, limit: number) =>
  told(
    'unowned',
    soonest(sql`c.owner_id is null and c.stage <> 'closed' and ${of(unitIds, 'c.unit_id')}`, false, limit),
    false,
  )

const handOvers = ({ staffId }: WorkAsk) => sql<WorkRow>`
  select 'hand-over', h.id, ${caseColumns}, c.unit_id, h.to_id, k.id, k.commitment_id, null, ${noFacts}, false, k.due_at
  from hand_over h join service_case c on c.id = h.case_id left join clock k on k.subject_id = h.id and k.closed_at is null
  where h.state = 'waiting' and h.to_id = ${staffId}::uuid`

const tickets = ({ staffId, unitIds, isUnitWide }: WorkAsk) => sql<WorkRow>`
  select 'ticket', t.id, c.id, c.number, left(t.question, 60), c.grade, c.stage, t.unit_id, t.claimed_by, k.id, k.commitment_id, t.state, ${noFacts}, false, k.due_at
  from ticket t join service_case c on c.id = t.case_id left join clock k on k.subject_id = t.id and k.closed_at is null
  where t.state in ('open', 'claimed') and ${of(unitIds, 't.unit_id')} ${isUnitWide ? sql`` : sql`and (t.claimed_by is null or t.claimed_by = ${staffId}::uuid)`}`

const approvals = ({ staffId, unitIds }: WorkAsk) => sql<WorkRow>`
  select 'approval', a.id, ${caseColumns}, a.unit_id, null::uuid, ${noClock}, null, ${noFacts}, false, a.asked_at + interval '1 day'
  from approval a join service_case c on c.id = a.case_id where a.state = 'waiting' and a.asked_by <> ${staffId}::uuid and ${of(unitIds, 'a.unit_id')}`

const lookBacks = ({ staffId }: WorkAsk) => sql<WorkRow>`
  select 'look-back', l.id, ${caseColumns}, l.unit_id, l.assigned_to, k.id, k.commitment_id, null, ${noFacts}, false, k.due_at
  from look_back l join service_case c on c.id = l.case_id left join clock k on k.subject_id = l.id and k.closed_at is null
  where l.state = 'waiting' and l.assigned_to = ${staffId}::uuid`

const duties = ({ unitIds, dutyRoles }: WorkAsk) => sql<WorkRow>`
  select 'duty', k.id, null::uuid, null, k.period, null, null, k.unit_id, k.responsible_id, k.id, k.commitment_id, null, ${noFacts}, false, k.due_at
  from clock k where k.period is not null and k.closed_at is null and k.duty_role = any (${dutyRoles}::text[]) and ${of(unitIds, 'k.unit_id')}`

/** All that somebody owes, soonest first; what they may not do is not asked for. */
export async function listWorkRows(db: Db, ask: WorkAsk, asked: number): Promise<WorkRow[]> {
  const limit = Math.min(asked, LIMIT)
  const may = (permission: string, rows: RawBuilder<WorkRow>) => (ask.may.has(permission) ? [rows] : [])
  const parts = [
    ...may('case.work', cases(ask, limit)),
    ...(ask.isUnitWide ? [] : may('case.work', escalated(ask, limit))),
    ...may('case.take', unowned(ask, limit)),
    ...may('case.work', handOvers(ask)),
    ...may('ticket.work', tickets(ask)),
    ...may('case.approve', approvals(ask)),
    ...may('look-back.check', lookBacks(ask)),
    ...may('commitment.read', duties(ask)),
  ]
  if (parts.length === 0) return (await none.execute(db)).rows
  const { rows } =
    await sql<WorkRow>`select * from (${sql.join(parts, sql` union all `)}) w (kind, subject_id, case_id, case_number, title, grade, stage, unit_id, responsible_id, clock_id, commitment_id, ticket_state, is_planned, is_emergency_owed, escalated, due_at) order by due_at nulls last, subject_id limit ${limit}`.execute(
      db,
    )
  return rows
}
