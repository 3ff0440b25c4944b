import type { Selectable, Updateable } from 'kysely'
import type { ClockState } from '#contract/words.ts'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'

export type Clock = Omit<Selectable<Tables['clock']>, 'state' | 'basis'> & {
  state: ClockState
  basis: 'manual' | 'law'
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The clocks of a subject that are still owed, held until this transaction ends. */
export async function holdOwedClocks(db: Db, subject: { kind: string; id: string }): Promise<Clock[]> {
  // Months, weeks and promises are subjects too, and no clock's.
  if (!isUuid.test(subject.id)) return []
  const rows = await db
    .selectFrom('clock')
    .selectAll()
    .where('subjectId', '=', subject.id)
    .where('closedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as Clock[]
}

/** The duties of a unit and period that are still owed, held likewise. */
export async function holdDuties(db: Db, unitId: string, period: string): Promise<Clock[]> {
  const rows = await db
    .selectFrom('clock')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('period', '=', period)
    .where('closedAt', 'is', null)
    .forUpdate()
    .execute()
  return rows as Clock[]
}

export async function updateClock(db: Db, id: string, change: Updateable<Tables['clock']>): Promise<void> {
  await db.updateTable('clock').set(change).where('id', '=', id).execute()
}

export async function readPauses(db: Db, clockId: string) {
  return db
    .selectFrom('clockSegment')
    .select(['fromAt', 'toAt', 'why', 'by'])
    .where('clockId', '=', clockId)
    .orderBy('fromAt')
    .execute()
}

/** When the promises to a subject stood still, each stretch once: several clocks pause together. */
export async function readPausesOfSubject(db: Db, subjectId: string) {
  return db
    .selectFrom('clockSegment as s')
    .innerJoin('clock as c', 'c.id', 's.clockId')
    .select(['s.fromAt', 's.toAt', 's.why', 's.by'])
    .distinctOn('s.fromAt')
    .where('c.subjectId', '=', subjectId)
    .orderBy('s.fromAt')
    .execute()
}

export async function endPause(db: Db, clockId: string, at: Date): Promise<void> {
  await db
    .updateTable('clockSegment')
    .set({ toAt: at })
    .where('clockId', '=', clockId)
    .where('toAt', 'is', null)
    .execute()
}

/** All clocks of the named cases or of one subject, in the order in which they fall due. */
export async function readClocks(
  db: Db,
  where: { caseIds: readonly string[] } | { subjectIds: readonly string[] } | { id: string },
): Promise<Clock[]> {
  const query = db.selectFrom('clock').selectAll().orderBy('dueAt').orderBy('id')
  const rows = await ('caseIds' in where
    ? query.where('caseId', 'in', [...where.caseIds])
    : 'subjectIds' in where
      ? query.where('subjectId', 'in', [...where.subjectIds])
      : query.where('id', '=', where.id)
  ).execute()
  return rows as Clock[]
}

export async function namesOf(
  db: Db,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, { id: string; name: string; post: string }>> {
  if (staffIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'post'])
    .where('id', 'in', [...new Set(staffIds)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function readClocksById(db: Db, ids: readonly string[]): Promise<Clock[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('clock')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return rows as Clock[]
}
