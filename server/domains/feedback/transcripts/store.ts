import { type Insertable, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'

/** A voice that waits to be heard, with where its bytes lie; undefined where it was heard already. */
export const findWaiting = (db: Db, fileId: string) =>
  db
    .selectFrom('attachment as a')
    .innerJoin('file as f', 'f.id', 'a.fileId')
    .select(['f.mime', 'f.digest', 'f.bytes'])
    .where('a.fileId', '=', fileId)
    .where('a.transcriptState', '=', 'waiting')
    .executeTakeFirst()

type Heard = Pick<
  Insertable<Tables['attachment']>,
  'transcriptState' | 'transcript' | 'transcribedAt' | 'transcribedBy'
>

/** Writes what was heard, once: undefined where another process was first. */
export const writeTranscript = (db: Db, fileId: string, heard: Heard) =>
  db
    .updateTable('attachment')
    .set(heard)
    .where('fileId', '=', fileId)
    .where('transcriptState', '=', 'waiting')
    .returning(['feedbackId', 'caseId', 'unitId'])
    .executeTakeFirst()

export const holdFeedback = (db: Db, id: string) =>
  db.selectFrom('feedback').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

/** All that was heard of one feedback, in the order in which it was said. */
export async function wordsHeard(db: Db, feedbackId: string): Promise<string> {
  const { rows } = await sql<{ words: string }>`
    select coalesce(string_agg(transcript, e'\n' order by position), '') as words from attachment
    where feedback_id = ${feedbackId}::uuid and transcript <> ''`.execute(db)
  return rows[0]?.words ?? ''
}

type Understood = Partial<Insertable<Tables['feedback']>>
export async function writeUnderstanding(db: Db, id: string, understood: Understood): Promise<void> {
  await db.updateTable('feedback').set(understood).where('id', '=', id).execute()
}
