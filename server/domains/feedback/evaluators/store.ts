import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'

const MOST = 500
export type EvaluatorRow = Selectable<Tables['evaluator']>
export type ListedEvaluator = EvaluatorRow & {
  counterName: string
  counterNameEn: string
  taps: number
  lastSequence: number | null
}

/** The tablet that holds a key, held: what it delivers twice at once is taken one after the other. */
export async function holdEvaluator(db: Db, keyDigest: Buffer): Promise<EvaluatorRow | undefined> {
  return db
    .selectFrom('evaluator')
    .selectAll()
    .where('keyDigest', '=', keyDigest)
    .where('revokedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function findCounterOf(db: Db, id: string) {
  return db.selectFrom('counter').select(['name', 'nameEn', 'closedAt']).where('id', '=', id).executeTakeFirst()
}

/** An enrolment code serves once; of two tablets that type it at once one is late. */
export async function spendEnrolment(
  db: Db,
  codeDigest: Buffer,
  at: Date,
): Promise<{ unitId: string; counterId: string; madeBy: string } | undefined> {
  return db
    .updateTable('evaluatorEnrolment')
    .set({ usedAt: at })
    .where('codeDigest', '=', codeDigest)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .returning(['unitId', 'counterId', 'madeBy'])
    .executeTakeFirst()
}

export async function noteSeen(
  db: Db,
  id: string,
  seen: { seenAt: Date; waitingCount?: number; waitingSince?: Date | null },
): Promise<void> {
  await db
    .updateTable('evaluator')
    .set({ ...seen, silentAt: null })
    .where('id', '=', id)
    .execute()
}

/** Which of these taps are recorded already, and by which tablet. */
export async function findTaps(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('rating')
    .select(['id', 'evaluatorId'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, evaluatorId }) => [id, evaluatorId]))
}

export async function listEvaluatorRows(db: Db, unitIds: readonly string[] | undefined): Promise<ListedEvaluator[]> {
  const within = unitIds ? sql`e.unit_id = any (${unitIds}::uuid[])` : sql`true`
  const { rows } = await sql<ListedEvaluator>`
    select e.*, n.name as counter_name, n.name_en as counter_name_en, r.taps, r.last_sequence
    from evaluator e join counter n on n.id = e.counter_id join org_unit u on u.id = e.unit_id
    cross join lateral (select count(*)::int as taps, max(sequence) as last_sequence from rating where evaluator_id = e.id) r
    where ${within} order by e.revoked_at is not null, u.code, n.name, e.id limit ${MOST}`.execute(db)
  return rows
}

export async function revokeEvaluatorRow(db: Db, id: string, at: Date, by: string | null) {
  return db
    .updateTable('evaluator')
    .set({ revokedAt: at, revokedBy: by })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('unitId')
    .executeTakeFirst()
}

/** Tablets of which nothing was heard since a moment and nobody was told yet; what another process holds is left to it. */
export async function claimQuiet(db: Db, since: Date): Promise<(EvaluatorRow & { counterName: string })[]> {
  const { rows } = await sql<EvaluatorRow & { counterName: string }>`
    select e.*, n.name as counter_name from evaluator e join counter n on n.id = e.counter_id
    where e.revoked_at is null and e.silent_at is null and e.seen_at < ${since}
    order by e.seen_at limit 200 for update of e skip locked`.execute(db)
  return rows
}

export async function markSilent(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('evaluator').set({ silentAt: at }).where('id', '=', id).execute()
}
