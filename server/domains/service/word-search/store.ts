import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

/**
 * Measured at a million rows: looking up four thousand ids takes as long as reading back through the newest rows until
 * fifty of them have words that stand in one of two hundred and fifty.
 */
const MOST_FOUND = 4000

/** The ids of feedback with all of these words, where they are seldom; undefined where they are common. */
export async function findSeldomWords(db: Db, words: string, most = MOST_FOUND): Promise<string[] | undefined> {
  const { rows } = await sql<{ ids: string[] | null }>`
    select feedback_with_words(${words}::tsquery, ${most}) as ids`.execute(db)
  return rows[0]?.ids ?? undefined
}

/** The condition that feedback `f` has all of these words, by the way that is quicker for a list of the newest. */
export async function hasWords(db: Db, words: string, most = MOST_FOUND): Promise<RawBuilder<boolean>> {
  const ids = await findSeldomWords(db, words, most)
  return ids ? sql`f.id = any (${ids}::uuid[])` : sql`f.search @@ ${words}::tsquery`
}
