import type { Db } from '#platform/db/db.ts'
import type { CaseRow } from '../cases/store.ts'

export async function holdByCode(db: Db, digest: Buffer): Promise<CaseRow | undefined> {
  return (await db
    .selectFrom('serviceCase')
    .selectAll()
    .where('answerDigest', '=', digest)
    .forUpdate()
    .executeTakeFirst()) as CaseRow | undefined
}

export async function lastReply(db: Db, caseId: string): Promise<{ text: string; at: Date } | undefined> {
  return db
    .selectFrom('caseEntry')
    .select(['text', 'at'])
    .where('caseId', '=', caseId)
    .where('kind', '=', 'replied')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
