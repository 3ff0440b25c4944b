import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

export type ChangeRow = {
  id: string
  commitmentId: string
  baseVersion: number
  proposal: unknown
  effectiveAt: Date | null
  reason: string
  askedBy: string
  askedAt: Date
  state: string
  decidedBy: string | null
  decidedAt: Date | null
  note: string | null
}

export const findChanges = (db: Db, commitmentId: string): Promise<ChangeRow[]> =>
  db
    .selectFrom('commitmentChange')
    .selectAll()
    .where('commitmentId', '=', commitmentId)
    .orderBy('askedAt', 'desc')
    .limit(50)
    .execute()

export const holdChange = (db: Db, id: string): Promise<ChangeRow | undefined> =>
  db.selectFrom('commitmentChange').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function waitingFor(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('commitmentChange').select('commitmentId').where('state', '=', 'waiting').execute()
  return new Set(rows.map((row) => row.commitmentId))
}

export async function endChange(
  db: Db,
  id: string,
  end: { state: string; decidedBy: string; decidedAt: Date; note: string },
): Promise<void> {
  await db.updateTable('commitmentChange').set(end).where('id', '=', id).execute()
}

export const personKeyOf = async (db: Db, staffId: string): Promise<string | undefined> =>
  (await db.selectFrom('staff').select('personKey').where('id', '=', staffId).executeTakeFirst())?.personKey

/** Which change made which version. */
export const changeOfVersions = (db: Db, commitmentId: string) =>
  db.selectFrom('commitment').select(['version', 'origin', 'changeId']).where('id', '=', commitmentId).execute()

/** Clocks of a promise that are still owed, by the version whose number they keep. */
export async function countOwed(db: Db, commitmentId: string): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ version: number; n: number }>`
    select version, count(*)::int as n from clock where commitment_id = ${commitmentId} and closed_at is null
    group by 1`.execute(db)
  return new Map(rows.map(({ version, n }) => [version, n]))
}

/** Holds the versions of a promise, so that of two who change it one finds the other's. */
export const holdLatest = (db: Db, commitmentId: string) =>
  db
    .selectFrom('commitment')
    .select(['version', 'effectiveAt'])
    .where('id', '=', commitmentId)
    .orderBy('version', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
