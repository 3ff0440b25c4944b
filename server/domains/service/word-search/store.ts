import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

/**
 * Up to how many rows are looked up by their ids, where otherwise the newest are read back until fifty have the words:
 * measured at a million rows. Who sees a part of the bank reads back further, past the others' rows.
 */
export const mostFound = (unitIds: readonly string[] | undefined): number => (unitIds ? 12_000 : MOST_FOUND)
const MOST_FOUND = 4_000

/** The ids of feedback with all of these words, where they are seldom; undefined where they are common. */
export async function findSeldomWords(db: Db, words: string, most = MOST_FOUND): Promise<string[] | undefined> {
  const { rows } = await sql<{ ids: string[] | null }>`
    select feedback_with_words(${words}::tsquery, ${most}) as ids`.execute(db)
  return rows[0]?.ids ?? undefined
}

/** Feedback `f` with all of these words: what to select from, and what to ask of it, by the way that is quicker. */
export async function feedbackWith(
  db: Db,
  words: string,
  most = MOST_FOUND,
): Promise<{ from: RawBuilder<unknown>; where: RawBuilder<unknown> }> {
  const ids = await findSeldomWords(db, words, most)
  // The fence keeps the planner from walking all feedback by its date until it has met enough of these.
  return ids
    ? { from: sql`(select * from feedback where id = any (${ids}::uuid[]) offset 0) f`, where: sql`true` }
    : { from: sql`feedback f`, where: sql`f.search @@ ${words}::tsquery` }
}
