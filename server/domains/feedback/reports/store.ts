import { sql } from 'kysely'
import { ReportBody } from '#contract/analysis.ts'
import type { Db } from '#platform/db/db.ts'

export type ReportRow = { week: string; unitId: string; madeAt: Date; body: unknown; digest: Buffer }

export async function findReport(
  db: Db,
  week: string,
  unitId: string,
): Promise<(Omit<ReportRow, 'body'> & { body: ReportBody }) | undefined> {
  const row = await db
    .selectFrom('weeklyAnalysis')
    .selectAll()
    .where('week', '=', week)
    .where('unitId', '=', unitId)
    .where('digest', 'is not', null)
    .executeTakeFirst()
  return row && { ...row, digest: row.digest as Buffer, body: ReportBody.parse(row.body) }
}

/** Newest week first, within a week head office first, then by unit. */
export async function listReportRows(
  db: Db,
  unitIds: readonly string[] | undefined,
  after: { week: string; unitId: string } | undefined,
  limit: number,
): Promise<{ week: string; unitId: string; madeAt: Date; total: number; rises: number }[]> {
  const { rows } = await sql<{ week: string; unitId: string; madeAt: Date; total: number; rises: number }>`
    select week, unit_id, made_at, (body ->> 'total')::int as total, jsonb_array_length(body -> 'rising') as rises
    from weekly_analysis
    where digest is not null ${unitIds ? sql`and unit_id = any (${unitIds}::uuid[])` : sql``}
      ${after ? sql`and (week < ${after.week} or week = ${after.week} and unit_id > ${after.unitId}::uuid)` : sql``}
    order by week desc, unit_id limit ${limit}`.execute(db)
  return rows
}

export async function listFiles(db: Db, week: string, unitId: string) {
  return db
    .selectFrom('document')
    .select(['id', 'format', 'name', 'state', 'bytes', 'digest'])
    .where('week', '=', week)
    .where('unitId', '=', unitId)
    .execute()
}
