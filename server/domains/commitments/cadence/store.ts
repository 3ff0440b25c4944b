import type { Db } from '#platform/db/db.ts'

/** The last period whose duties exist, held so that two processes never create the same ones. */
export async function holdHorizon(db: Db, commitmentId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('cadenceHorizon')
    .select('through')
    .where('commitmentId', '=', commitmentId)
    .forUpdate()
    .executeTakeFirst()
  return row?.through
}

export async function moveHorizon(db: Db, commitmentId: string, through: string): Promise<void> {
  await db
    .insertInto('cadenceHorizon')
    .values({ commitmentId, through })
    .onConflict((c) => c.column('commitmentId').doUpdateSet({ through }))
    .execute()
}
