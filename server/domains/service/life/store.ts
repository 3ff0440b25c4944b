import type { Updateable } from 'kysely'
import type { Stage } from '#contract/words.ts'
import type { Db } from '#platform/db/db.ts'
import type { Tables } from '#platform/db/tables.ts'

export async function updateCase(db: Db, id: string, change: Updateable<Tables['serviceCase']>): Promise<void> {
  await db.updateTable('serviceCase').set(change).where('id', '=', id).execute()
}

/** Ends the stage that runs and starts the next at the same moment: the steps of a round leave no gap. */
export async function endStep(db: Db, caseId: string, at: Date, by: string | null): Promise<void> {
  await db
    .updateTable('caseStep')
    .set({ toAt: at, by })
    .where('caseId', '=', caseId)
    .where('toAt', 'is', null)
    .execute()
}

export async function startStep(
  db: Db,
  step: { caseId: string; round: number; stage: Exclude<Stage, 'closed'>; unitId: string; fromAt: Date },
): Promise<void> {
  await db
    .insertInto('caseStep')
    .values({ ...step, toAt: null, by: null })
    .execute()
}
