import type { Db } from '#platform/db/db.ts'

/** Takes the token for one rating, if it is this code's, unspent and in time. Of two at once one finds it taken. */
export async function spendToken(db: Db, digest: Buffer, codeId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('ratingToken')
    .set({ usedAt: at })
    .where('digest', '=', digest)
    .where('codeId', '=', codeId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function findToken(db: Db, digest: Buffer, codeId: string): Promise<{ usedAt: Date | null } | undefined> {
  return db
    .selectFrom('ratingToken')
    .select('usedAt')
    .where('digest', '=', digest)
    .where('codeId', '=', codeId)
    .executeTakeFirst()
}

export async function dropTokens(db: Db, madeBefore: Date): Promise<void> {
  await db.deleteFrom('ratingToken').where('madeAt', '<', madeBefore).execute()
}
