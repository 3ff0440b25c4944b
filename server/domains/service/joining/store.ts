import type { Insertable } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'

export async function moveFeedback(db: Db, fromId: string, intoId: string): Promise<void> {
  await db.updateTable('feedback').set({ caseId: intoId }).where('caseId', '=', fromId).execute()
}

export async function insertLink(db: Db, link: Insertable<Tables['caseLink']>): Promise<void> {
  await db
    .insertInto('caseLink')
    .values(link)
    .onConflict((c) => c.columns(['caseId', 'otherId']).doUpdateSet({ kind: link.kind }))
    .execute()
}
