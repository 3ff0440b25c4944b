import type { CaseRow } from '#domains/service/cases/store.ts'
import type { Db } from '#platform/db/db.ts'
import type { Token } from '#platform/effects/wechat/account.ts'

export async function findMessage(db: Db, id: string) {
  return db.selectFrom('wechatMessage').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The open matter that this sender was just speaking of, held. */
export async function holdRecentCase(db: Db, senderDigest: Buffer, since: Date): Promise<CaseRow | undefined> {
  const last = await db
    .selectFrom('wechatMessage')
    .select('caseId')
    .where('senderDigest', '=', senderDigest)
    .where('at', '>=', since)
    .where('caseId', 'is not', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last?.caseId) return undefined
  return (await db
    .selectFrom('serviceCase')
    .selectAll()
    .where('id', '=', last.caseId)
    .where('stage', 'not in', ['verify', 'closed'])
    .forUpdate()
    .executeTakeFirst()) as CaseRow | undefined
}

export async function findCaseOf(db: Db, number: string) {
  return db.selectFrom('serviceCase').select(['id', 'unitId']).where('number', '=', number).executeTakeFirst()
}

/** Media that waits, held by this transaction: two workers attach it once. */
export async function holdWaiting(db: Db, id: string) {
  return db
    .selectFrom('wechatMessage')
    .select(['id', 'kind', 'mediaId', 'caseId', 'unitId'])
    .where('id', '=', id)
    .where('mediaState', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()
}

export async function markMedia(db: Db, id: string, mediaState: 'kept' | 'failed'): Promise<void> {
  await db.updateTable('wechatMessage').set({ mediaState }).where('id', '=', id).execute()
}

const TOKEN = 'wechat-token'

export async function takeToken(db: Db): Promise<Token | undefined> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', TOKEN).executeTakeFirst()
  if (!row) return undefined
  const { text, expiresAt } = JSON.parse(row.value) as { text: string; expiresAt: string }
  return { text, expiresAt: new Date(expiresAt) }
}

export async function keepToken(db: Db, token: Token): Promise<void> {
  const value = JSON.stringify(token)
  await db
    .insertInto('setting')
    .values({ name: TOKEN, value })
    .onConflict((c) => c.column('name').doUpdateSet({ value }))
    .execute()
}
