import type { Axis, Classification, FeedbackFilter, ListedFeedback } from '#contract/feedback.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, unitsAskedFor, visibleUnits } from '#platform/identity/service.ts'
import { maskName, maskPhone } from '#platform/personal/mask.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { readCursor, writeCursor } from '#platform/search/cursor.ts'
import {
  COUNT_CAP,
  correctAxis,
  countVoices,
  findVoice,
  holdVoice,
  listCorrections,
  listVoices,
  type VoiceFilter,
  type VoiceRow,
} from './store.ts'

/** A filter behind the first wall: what the list shows, and an export of it holds. */
export const walled = (ctx: Ctx, filter: FeedbackFilter): VoiceFilter => ({
  ...filter,
  unitIds: filter.unitId ? unitsAskedFor(ctx, filter.unitId) : visibleUnits(ctx),
})

export function presentVoice(ctx: Ctx, row: VoiceRow): ListedFeedback {
  const { unitId, contactName, contactPhone, grade, stage, attached, ...rest } = row
  return {
    ...rest,
    unit: unitRef(ctx.bank.tree, unitId),
    contactName: maskName(contactName),
    contactPhone: maskPhone(contactPhone),
    grade: grade as ListedFeedback['grade'],
    stage: stage as ListedFeedback['stage'],
    attached: attached as ListedFeedback['attached'],
  }
}

export async function listFeedback(
  ctx: Ctx,
  { after, limit, ...filter }: FeedbackFilter & { after?: string; limit: number },
) {
  const rows = await listVoices(
    ctx.db,
    walled(ctx, filter),
    after === undefined ? undefined : readCursor(after),
    limit + 1,
  )
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map((row) => presentVoice(ctx, row)),
    next: last ? writeCursor({ at: last.receivedAt, id: last.id }) : null,
  }
}

export async function countFeedback(ctx: Ctx, filter: FeedbackFilter) {
  const counts = await countVoices(ctx.db, walled(ctx, filter))
  const by = (axis: string) =>
    Object.fromEntries(counts.filter((row) => row.axis === axis).map((row) => [row.value, row.n]))
  const all = counts.find((row) => row.axis === 'all')?.n ?? 0
  return {
    total: Math.min(all, COUNT_CAP),
    isCapped: all > COUNT_CAP,
    byBusiness: by('business'),
    byNature: by('nature'),
    byEmotion: by('emotion'),
  }
}

export async function readFeedback(ctx: Ctx, { id }: { id: string }) {
  const row = await findVoice(ctx.db, id)
  if (!row) throw notFound('feedback')
  const corrections = await listCorrections(ctx.db, id)
  return {
    ...presentVoice(ctx, row),
    classification: row.understanding as Classification,
    corrections: corrections.map(({ id, name, post, axis, ...rest }) => ({
      ...rest,
      axis: axis as Axis,
      by: { id, name, post },
    })),
  }
}

/** Manual 4.2.1: corrected by a click, and kept for learning. Complaint or not is never decided here (chapter 7). */
export async function correctFeedback(
  ctx: Ctx,
  { id, axis, becomes }: { id: string; axis: Axis; becomes: string },
): Promise<{ ok: true }> {
  if (axis === 'complaint') throw new Refusal('forbidden', 'feedback.complaint-through-case')
  if (!wordsOf(ctx, axis).has(becomes)) throw new Refusal('invalid', 'feedback.unknown-word', { axis, becomes })
  const held = await holdVoice(ctx.db, id)
  if (!held) throw notFound('feedback')
  const was = held[axis]
  if (was === becomes) return { ok: true }
  await correctAxis(ctx.db, id, held.caseId, axis, becomes)
  ctx.insert('correction', {
    id: ctx.newId(),
    feedbackId: id,
    axis,
    was,
    becomes,
    by: ctx.actor.id as string,
    at: ctx.now,
  })
  await ctx.record({
    name: 'feedback.corrected',
    subject: { kind: 'feedback', id },
    unitId: held.unitId,
    caseId: held.caseId,
    facts: { axis, was, becomes },
  })
  return { ok: true }
}

function wordsOf(ctx: Ctx, axis: Exclude<Axis, 'complaint'>): ReadonlySet<string> {
  const { taxonomy } = ctx.bank.manual
  const lists = {
    business: taxonomy.business,
    nature: taxonomy.nature,
    tier: taxonomy.tier,
    emotion: taxonomy.emotion,
    intent: taxonomy.intents,
  }
  return new Set(Object.keys(lists[axis]))
}
