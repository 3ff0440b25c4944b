import type { BoxEmptying, SlipInput } from '#contract/boxes.ts'
import type { FeedbackReceipt } from '#contract/feedback.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { personOf, unitByCode, unitRef, unitsAskedFor, visibleUnits } from '#platform/identity/service.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { readCursor, writeCursor } from '#platform/search/cursor.ts'
import { recordFeedback } from '../intake/service.ts'
import { momentRefusal, weekMet } from './rules.ts'
import {
  type EmptyingRow,
  findEmptying,
  holdEmptying,
  isColleagueIn,
  lastNumber,
  listEmptyingRows,
  saveCount,
} from './store.ts'

const present = (ctx: Ctx, { unitId, staffId, name, post, ...row }: EmptyingRow): BoxEmptying => ({
  ...row,
  unit: unitRef(ctx.bank.tree, unitId),
  emptiedBy: { id: staffId, name, post },
})

export async function listEmptyings(
  ctx: Ctx,
  { unitId, after, limit }: { unitId?: string; after?: string; limit: number },
) {
  const units = unitId ? unitsAskedFor(ctx, unitId) : visibleUnits(ctx)
  const rows = await listEmptyingRows(ctx.db, units, after === undefined ? undefined : readCursor(after), limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map((row) => present(ctx, row)),
    next: last ? writeCursor({ at: last.emptiedAt, id: last.id }) : null,
  }
}

type Emptying = { outlet: string; emptiedAt: Date; emptiedById?: string; slipCount: number; note: string }

/** Manual 4.1.1: when, by whom, how many. An empty box is emptied as well, and meets the week's duty. */
export async function emptyBox(ctx: Ctx, input: Emptying): Promise<BoxEmptying> {
  const recordedBy = personOf(ctx)
  const unit = unitByCode(ctx, input.outlet)
  if (unit.kind !== 'outlet') throw new Refusal('invalid', 'box.outlets-only')
  const code = momentRefusal(input.emptiedAt, ctx.now)
  if (code) throw new Refusal('invalid', code)
  const emptiedBy = input.emptiedById ?? recordedBy
  if (emptiedBy !== recordedBy && !(await isColleagueIn(ctx.db, emptiedBy, [unit.id])))
    throw new Refusal('invalid', 'box.unknown-colleague')
  const id = ctx.newId()
  const { emptiedAt, slipCount } = input
  ctx.insert('boxEmptying', {
    id,
    unitId: unit.id,
    emptiedAt,
    emptiedBy,
    slipCount,
    note: maskSecrets(input.note).text,
    recordedBy,
    recordedAt: ctx.now,
  })
  await ctx.record({
    name: 'box.emptied',
    subject: { kind: 'box-emptying', id },
    unitId: unit.id,
    isFresh: true,
    facts: { period: weekMet(emptiedAt), slipCount, emptiedBy },
  })
  await ctx.flush()
  return present(ctx, (await findEmptying(ctx.db, id)) as EmptyingRow)
}

async function held(ctx: Ctx, id: string): Promise<EmptyingRow> {
  const row = await holdEmptying(ctx.db, id)
  if (!row) throw notFound('emptying')
  return row
}

export async function recountBox(ctx: Ctx, { id, slipCount }: { id: string; slipCount: number }): Promise<BoxEmptying> {
  personOf(ctx)
  const row = await held(ctx, id)
  if (slipCount < row.enteredCount)
    throw new Refusal('conflict', 'box.fewer-than-entered', { entered: row.enteredCount })
  await saveCount(ctx.db, id, slipCount)
  await ctx.record({
    name: 'box.recounted',
    subject: { kind: 'box-emptying', id },
    unitId: row.unitId,
    facts: { was: row.slipCount, becomes: slipCount },
  })
  return present(ctx, { ...row, slipCount })
}

/** One slip of the pile. The bank received it when the box was emptied, so its clocks count from then (4.2.2). */
export async function recordSlip(ctx: Ctx, { id, ...slip }: SlipInput & { id: string }): Promise<FeedbackReceipt> {
  personOf(ctx)
  const row = await held(ctx, id)
  if (row.enteredCount >= row.slipCount) throw new Refusal('conflict', 'box.pile-finished', { slips: row.slipCount })
  const outlet = ctx.bank.tree.unit(row.unitId).code
  const receipt = await recordFeedback(
    ctx,
    { ...slip, channel: 'suggestion-box', outlet },
    { receivedAt: row.emptiedAt },
  )
  const nth = (await lastNumber(ctx.db, id)) + 1
  ctx.insert('boxSlip', { feedbackId: receipt.feedbackId, emptyingId: id, unitId: row.unitId, nth })
  return receipt
}
