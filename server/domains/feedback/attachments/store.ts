import type { Db } from '#platform/db/db.ts'

/** Attachments of a case, with those of its feedback, or of one feedback: as they came, oldest first. */
export async function listAttachmentRows(db: Db, of: { caseId: string } | { feedbackId: string }) {
  const rows = db
    .selectFrom('attachment as a')
    .innerJoin('file as f', 'f.id', 'a.fileId')
    .leftJoin('staff as s', 's.id', 'a.by')
    .select(['a.fileId', 'a.feedbackId', 'f.kind', 'f.mime', 'f.bytes', 'f.name', 'f.seconds', 'a.note', 'a.at'])
    .select(['s.name as by', 'a.transcriptState', 'a.transcript'])
    .orderBy('a.at')
    .orderBy('a.position')
    .limit(200)
  if ('feedbackId' in of) return rows.where('a.feedbackId', '=', of.feedbackId).execute()
  return rows
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('a.caseId', '=', of.caseId),
        eb('a.feedbackId', 'in', selectFrom('feedback').select('id').where('caseId', '=', of.caseId)),
      ]),
    )
    .execute()
}

export const findAttachable = (db: Db, table: 'feedback' | 'serviceCase', id: string) =>
  db.selectFrom(table).select(['id', 'unitId']).where('id', '=', id).executeTakeFirst()

export async function countOfCase(db: Db, caseId: string): Promise<number> {
  const { n } = await db
    .selectFrom('attachment')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('caseId', '=', caseId)
    .executeTakeFirstOrThrow()
  return Number(n)
}
