import { sql } from 'kysely'
import type { PeriodBounds } from '#platform/calendar/period.ts'
import type { Db } from '#platform/db/db.ts'
import type { WeekVoice } from './rules.ts'

/** The newest week that was analysed, however long ago. */
export async function lastAnalysedWeek(db: Db, unitId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('weeklyAnalysis')
    .select('week')
    .where('unitId', '=', unitId)
    .orderBy('week', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.week
}

/** A large bank's week is a fifth of this; what is above it is counted all the same, and not read word by word. */
export const MOST_VOICES = 100_000

/** What was said in a week, oldest first, with what became of it. */
export async function readVoices(db: Db, { from, to }: PeriodBounds): Promise<(WeekVoice & { unitId: string })[]> {
  const { rows } = await sql<WeekVoice & { unitId: string }>`
    select f.number, f.text, f.fingerprint, f.unit_id, f.business, f.nature, f.tier, f.is_complaint, c.grade,
      c.grade_because ->> 'rule' as rule
    from feedback f left join service_case c on c.id = f.case_id
    where f.received_at >= ${from} and f.received_at < ${to}
    order by f.received_at, f.id limit ${MOST_VOICES}`.execute(db)
  return rows
}
