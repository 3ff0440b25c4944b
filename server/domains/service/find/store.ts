import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { bigramQuery } from '#platform/search/bigrams.ts'
import type { CaseRow } from '../cases/store.ts'
import { feedbackWith } from '../word-search/store.ts'

const MOST = 8
const NUMBER = /^C?(\d{6}-?\d{0,6})$/i

/** By number (also unfinished), the last four digits of a telephone, or words: each its own index, the newest first. */
export async function findCaseRows(db: Db, search: string, unitIds: readonly string[] | undefined): Promise<CaseRow[]> {
  const wall = unitIds ? sql`(c.unit_id = any (${unitIds}::uuid[]) or c.seen_by && ${unitIds}::uuid[])` : sql`true`
  const number = NUMBER.exec(search.replaceAll(' ', ''))?.[1]
  const tail = /^\d{4}$/.test(search) ? search : undefined
  const words = bigramQuery(search)
  const said = words ? await feedbackWith(db, words) : undefined
  const parts = [
    ...(number
      ? [
          sql`(select c.* from service_case c where ${wall} and c.number >= ${`C${number}`} and c.number < ${`C${number}~`}
          order by c.number desc limit ${MOST})`,
        ]
      : []),
    ...(tail
      ? [
          sql`(select c.* from service_case c where ${wall} and right(c.contact_phone, 4) = ${tail} and c.contact_phone is not null
          order by c.received_at desc limit ${MOST})`,
        ]
      : []),
    ...(said
      ? [
          sql`(select c.* from (select f.case_id from ${said.from} where ${said.where} and f.case_id is not null
            order by f.received_at desc limit 200) f
          join service_case c on c.id = f.case_id where ${wall} order by c.received_at desc limit ${MOST})`,
        ]
      : []),
  ]
  if (parts.length === 0) return []
  const { rows } = await sql<CaseRow>`
    select distinct on (n.received_at, n.id) n.* from (${sql.join(parts, sql` union all `)}) n order by n.received_at desc, n.id limit ${MOST}`.execute(
    db,
  )
  return rows
}
