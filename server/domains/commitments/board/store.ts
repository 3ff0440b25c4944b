import { type RawBuilder, sql } from 'kysely'
import type { BoardEvidence } from '#contract/commitments.ts'
import type { ClockState } from '#contract/words.ts'
import type { Db } from '#platform/db/db.ts'

export type ClockClass = 'kept' | 'running' | 'at-risk' | 'broken' | 'superseded'
export type Span = { unitIds: readonly string[]; from: Date; to: Date }

// The one place that says which figure a clock counts under: the figures and the rows behind them cannot differ.
const classOf: RawBuilder<ClockClass> = sql<ClockClass>`case
  when c.state = 'met' then 'kept'
  when c.state = 'missed' then 'broken'
  when c.state in ('superseded', 'cancelled') then 'superseded'
  when c.wake_step > 0 then 'at-risk'
  else 'running' end`

/** A clock belongs to the period in which it falls due. */
const within = ({ unitIds, from, to }: Span) =>
  sql`c.unit_id = any (${unitIds}::uuid[]) and c.due_at >= ${from} and c.due_at < ${to}`

export async function countClocks(
  db: Db,
  span: Span,
): Promise<{ commitmentId: string; counts: ClockClass; n: number }[]> {
  const { rows } = await sql<{ commitmentId: string; counts: ClockClass; n: number }>`
    select c.commitment_id, ${classOf} as counts, count(*)::int as n from clock c where ${within(span)} group by 1, 2`.execute(
    db,
  )
  return rows
}

export type EvidenceRow = {
  clockId: string
  subjectKind: string
  subjectId: string
  caseId: string | null
  caseNumber: string | null
  title: string | null
  unitId: string
  responsibleId: string | null
  responsibleName: string | null
  responsiblePost: string | null
  startedAt: Date
  dueAt: Date
  closedAt: Date | null
  state: ClockState
  period: string | null
  counts: BoardEvidence['counts']
}

export async function listClocks(
  db: Db,
  commitmentId: string,
  span: Span,
  counts: ClockClass | undefined,
  after: { dueAt: Date; id: string } | undefined,
  limit: number,
): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select c.id as clock_id, c.subject_kind, c.subject_id, c.case_id, s.number as case_number, s.title, c.unit_id, c.responsible_id,
      p.name as responsible_name, p.post as responsible_post, c.started_at, c.due_at, c.closed_at, c.state, c.period, ${classOf} as counts
    from clock c left join service_case s on s.id = c.case_id left join staff p on p.id = c.responsible_id
    where ${within(span)} and c.commitment_id = ${commitmentId}
      ${counts ? sql`and ${classOf} = ${counts}` : sql``}
      ${after ? sql`and (c.due_at, c.id) > (${after.dueAt}, ${after.id}::uuid)` : sql``}
    order by c.due_at, c.id limit ${limit}`.execute(db)
  return rows
}
