import type { Db } from '../db/db.ts'

const columns = [
  'id',
  'name',
  'scopes',
  'channel',
  'unitId',
  'createdAt',
  'revokedAt',
  'expiresAt',
  'lastUsedAt',
] as const

export const listKeyRows = (db: Db) =>
  db
    .selectFrom('apiKey')
    .select(columns)
    .select((eb) =>
      eb
        .selectFrom('apiKey as next')
        .select('next.id')
        .whereRef('next.followsId', '=', 'apiKey.id')
        .where('next.revokedAt', 'is', null)
        .limit(1)
        .as('followedById'),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()

export const holdKey = (db: Db, id: string) =>
  db.selectFrom('apiKey').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const hasFollower = async (db: Db, id: string): Promise<boolean> =>
  (await db
    .selectFrom('apiKey')
    .select('id')
    .where('followsId', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()) !== undefined

export const closeKey = (db: Db, id: string, at: Date) =>
  db
    .updateTable('apiKey')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('unitId')
    .executeTakeFirst()

export async function letExpire(db: Db, id: string, expiresAt: Date): Promise<void> {
  await db.updateTable('apiKey').set({ expiresAt }).where('id', '=', id).execute()
}
