import { sql } from 'kysely'
import { formatDay } from '#platform/calendar/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Clock } from '../deadlines/store.ts'

/** Takes due clocks for this process; what another process holds is left to it. */
export async function claimDueClocks(db: Db, now: Date, limit: number): Promise<Clock[]> {
  const rows = await db
    .selectFrom('clock')
    .selectAll()
    .where('nextWakeAt', '<=', now)
    .orderBy('nextWakeAt')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows as Clock[]
}

export type Woken = {
  id: string
  state: string
  wakeStep: number
  nextWakeAt: Date | null
  escalationLevel: number
  escalatedTo: string[]
  lateAt: Date | null
}

/** One statement for the whole batch. */
export async function saveWoken(db: Db, woken: readonly Woken[]): Promise<void> {
  const rows = woken.map((it) => ({
    id: it.id,
    state: it.state,
    wake_step: it.wakeStep,
    next_wake_at: it.nextWakeAt,
    escalation_level: it.escalationLevel,
    escalated_to: it.escalatedTo,
    late_at: it.lateAt,
  }))
  await sql`
    update clock c set state = w.state, wake_step = w.wake_step, next_wake_at = w.next_wake_at,
      escalation_level = w.escalation_level, escalated_to = w.escalated_to, late_at = w.late_at
    from json_populate_recordset(null::clock, ${JSON.stringify(rows)}::json) w where c.id = w.id`.execute(db)
}

export async function pausesOf(db: Db, clockIds: readonly string[]) {
  const rows = await db
    .selectFrom('clockSegment')
    .select(['clockId', 'fromAt', 'toAt'])
    .where(sql<boolean>`clock_id = any (${clockIds}::uuid[])`)
    .orderBy('fromAt')
    .execute()
  return Map.groupBy(rows, (row) => row.clockId)
}

export async function nextWake(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('clock')
    .select('nextWakeAt')
    .where('nextWakeAt', 'is not', null)
    .orderBy('nextWakeAt')
    .limit(1)
    .executeTakeFirst()
  return row?.nextWakeAt ?? null
}

export async function readPeople(db: Db, day: number) {
  const staff = await db.selectFrom('staff').select(['id', 'deputyId', 'unitId']).where('leftOn', 'is', null).execute()
  const roles = await db
    .selectFrom('staffRole')
    .select(['staffId', 'role', 'unitId'])
    .where(sql<boolean>`is_held(from_on, until_on, ${formatDay(day)}::date)`)
    .execute()
  return { staff, roles }
}
