import type { LikeFeedback } from '#contract/boxes.ts'
import { fingerprint, likeness } from '#domains/understanding/likeness/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { unitByCode, unitRef } from '#platform/identity/service.ts'
import { titleOf } from '../intake/rules.ts'
import { recentAt } from './store.ts'

/** How far back the same slip, letter or call is looked for. */
const DAYS = 45
const DAY = 86_400_000
/** Above it two texts say the same thing; a hint that comes too often is not read. */
const LIKE = 0.5
/** The same telephone makes a lesser likeness telling. */
const LIKE_BY_THE_SAME = 0.25
const MOST = 4

/** A hint, never a verdict: what was said like this at the same place lately, most alike first. */
export async function findLike(
  ctx: Ctx,
  { text, outlet, phone }: { text: string; outlet?: string; phone?: string },
): Promise<LikeFeedback[]> {
  const print = fingerprint(text)
  if (print.length === 0) return []
  const unitId = outlet ? unitByCode(ctx, outlet).id : ctx.actor.unitId
  if (!unitId) return []
  const rows = await recentAt(ctx.db, unitId, new Date(ctx.now.getTime() - DAYS * DAY))
  return rows
    .map((row) => ({
      row,
      like: likeness(print, row.fingerprint),
      isSameContact: Boolean(phone) && row.contactPhone === phone,
    }))
    .filter(({ like, isSameContact }) => like >= (isSameContact ? LIKE_BY_THE_SAME : LIKE))
    .toSorted((a, b) => b.like - a.like)
    .slice(0, MOST)
    .map(({ row, like, isSameContact }) => ({
      feedbackId: row.id,
      number: row.number,
      caseId: row.caseId,
      caseNumber: row.caseNumber,
      unit: unitRef(ctx.bank.tree, row.unitId),
      channel: row.channel,
      receivedAt: row.receivedAt,
      excerpt: titleOf(row.text, 80),
      likenessPercent: Math.min(100, Math.round(like * 100)),
      isSameContact,
    }))
}
