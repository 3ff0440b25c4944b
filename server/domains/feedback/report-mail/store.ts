import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

/** Of these colleagues, who still works here, has a mailbox, and was not written to about this. */
export async function readersToWrite(
  db: Db,
  staffIds: readonly string[],
  about: string,
): Promise<{ id: string; email: string; unitId: string }[]> {
  const { rows } = await sql<{ id: string; email: string; unitId: string }>`
    select s.id, s.email, s.unit_id from staff s
    where s.id = any (${staffIds}::uuid[]) and s.email is not null and s.left_on is null
      and not exists (select from mail m where m.staff_id = s.id and m.kind = 'weekly-report' and m.about = ${about})`.execute(
    db,
  )
  return rows
}

export async function takeQueued(db: Db, id: string) {
  return db
    .updateTable('mail')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returning(['id', 'toAddress', 'subject', 'text', 'unitId'])
    .executeTakeFirst()
}

export async function markMail(
  db: Db,
  id: string,
  end: { state: 'sent'; sentAt: Date } | { state: 'failed'; failure: string },
) {
  await db.updateTable('mail').set(end).where('id', '=', id).where('state', '=', 'queued').execute()
}
