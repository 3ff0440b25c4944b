import type { Db } from '#platform/db/db.ts'

/** The newest at one place, at most 1,000: by the index of unit and receipt. */
export async function recentAt(db: Db, unitId: string, since: Date) {
  return db
    .selectFrom('feedback as f')
    .leftJoin('serviceCase as c', 'c.id', 'f.caseId')
    .select([
      'f.id',
      'f.number',
      'f.caseId',
      'c.number as caseNumber',
      'f.unitId',
      'f.channel',
      'f.receivedAt',
      'f.text',
      'f.contactPhone',
      'f.fingerprint',
    ])
    .where('f.unitId', '=', unitId)
    .where('f.receivedAt', '>=', since)
    .orderBy('f.receivedAt', 'desc')
    .limit(1000)
    .execute()
}
