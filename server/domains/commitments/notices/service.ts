import type { Notice } from '#contract/commitments.ts'
import type { Ctx } from '#platform/context.ts'
import { readCursor, writeCursor } from '#platform/search/cursor.ts'
import { listNoticeRows, markRead } from './store.ts'

export async function listNotices(ctx: Ctx, { after, limit }: { after?: string; limit: number }) {
  const rows = await listNoticeRows(
    ctx.db,
    ctx.actor.id as string,
    after === undefined ? undefined : readCursor(after),
    limit + 1,
  )
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const items = rows
    .slice(0, limit)
    .map(({ detail, ...row }): Notice => ({ ...row, detail: detail as Notice['detail'] }))
  return { items, next: last ? writeCursor(last) : null }
}

export const readNotices = async (ctx: Ctx, { ids }: { ids: string[] }) => ({
  read: await markRead(ctx.db, ctx.actor.id as string, ids, ctx.now),
})
