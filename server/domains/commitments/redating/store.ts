import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Clock } from '../deadlines/store.ts'

/**
 * The promises whose date still runs, held until this transaction ends, so that none is broken by the old date while
 * the new one is written. What is broken stays so, and what is paused has no date to move.
 */
export async function holdRunningClocks(db: Db): Promise<Clock[]> {
  const rows = await db
    .selectFrom('clock')
    .selectAll()
    .where('closedAt', 'is', null)
    .where('state', '=', 'running')
    .orderBy('dueAt')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as Clock[]
}

export async function caseNumbers(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('serviceCase')
    .select(['id', 'number'])
    .where(sql<boolean>`id = any (${[...new Set(caseIds)]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

export type NewDates = Pick<Clock, 'id' | 'dueAt' | 'isProvisional' | 'wakeStep' | 'nextWakeAt'>

/** One statement for all of them. */
export async function saveDates(db: Db, clocks: readonly NewDates[]): Promise<void> {
  const rows = clocks.map((it) => ({
    id: it.id,
    due_at: it.dueAt,
    is_provisional: it.isProvisional,
    wake_step: it.wakeStep,
    next_wake_at: it.nextWakeAt,
  }))
  await sql`
    update clock c set due_at = n.due_at, is_provisional = n.is_provisional, wake_step = n.wake_step,
      next_wake_at = n.next_wake_at
    from json_populate_recordset(null::clock, ${JSON.stringify(rows)}::json) n where c.id = n.id`.execute(db)
}
