import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Code, Word } from './rules.ts'

export type LoadRow = {
  id: string
  name: string
  source: string
  isExample: boolean
  effectiveOn: string
  loadedAt: Date
  loadedBy: string | null
  byName: string | null
  byPost: string | null
  codes: number
  words: number
}

export async function readLoads(db: Db): Promise<LoadRow[]> {
  const { rows } = await sql<LoadRow>`
    select l.id, l.name, l.source, l.is_example, l.effective_on, l.loaded_at, l.loaded_by, s.name as by_name, s.post as by_post,
      (select count(*)::int from regulator_code c where c.load_id = l.id) as codes,
      (select count(*)::int from regulator_word w where w.load_id = l.id) as words
    from regulator_load l left join staff s on s.id = l.loaded_by order by l.effective_on desc limit 100`.execute(db)
  return rows
}

export async function readCodes(db: Db, loadId: string): Promise<{ codes: Code[]; words: Word[] }> {
  const codes = await db
    .selectFrom('regulatorCode')
    .select(['axis', 'code', 'name'])
    .where('loadId', '=', loadId)
    .execute()
  const words = await db
    .selectFrom('regulatorWord')
    .select(['axis', 'word', 'code'])
    .where('loadId', '=', loadId)
    .execute()
  return { codes: codes as Code[], words: words as Word[] }
}

export async function forgetLoad(db: Db, id: string): Promise<void> {
  await db.deleteFrom('regulatorWord').where('loadId', '=', id).execute()
  await db.deleteFrom('regulatorCode').where('loadId', '=', id).execute()
  await db.deleteFrom('regulatorLoad').where('id', '=', id).execute()
}

export type Counted = { channel: string; business: string; nature: string; n: number }
type Asked = { unitIds: readonly string[] | undefined; from: Date; to: Date; onlyComplaints: boolean }

const within = ({ unitIds, from, to, onlyComplaints }: Asked): RawBuilder<unknown> =>
  sql`received_at >= ${from} and received_at < ${to} ${onlyComplaints ? sql`and is_complaint` : sql``}
    ${unitIds ? sql`and unit_id = any (${unitIds}::uuid[])` : sql``}`

/** Feedback of a stretch of time by what the regulator's three axes are made from: some thousands of rows at most. */
export async function countByWords(db: Db, asked: Asked): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select channel, business, nature, count(*)::int as n from feedback where ${within(asked)} group by 1, 2, 3`.execute(
    db,
  )
  return rows
}

export async function countByAxis(
  db: Db,
  asked: Asked,
  axis: 'tier' | 'emotion' | 'intent',
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ word: string; n: number }>`
    select ${sql.ref(axis)} as word, count(*)::int as n from feedback where ${within(asked)} group by 1`.execute(db)
  return new Map(rows.map(({ word, n }) => [word, n]))
}
