import type { TextBlock } from '#contract/comfort.ts'
import { deadlinesOfCases } from '#domains/commitments/deadlines/service.ts'
import { dayOf, formatDay } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { unitRef, visibleUnits } from '#platform/identity/service.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { findCase, readStaffRefs } from '../cases/store.ts'
import { addressOf, fill, unknownVariable, type Variable } from './rules.ts'
import { type BlockRow, changeBlock, countOwn, countUse, holdBlock, listBlocks, removeBlock } from './store.ts'

/** Nobody finds anything among more. */
const MOST_OWN = 100
type Facts = Partial<Record<Variable, string>>

/** The units whose blocks I use: those that I reach, and all above me. */
function unitsOf(ctx: Ctx): string[] {
  const { tree } = ctx.bank
  const above = ctx.actor.scope.roots.flatMap((root) => tree.upwards(root).map((unit) => unit.id))
  return [...new Set([...above, ...(visibleUnits(ctx) ?? tree.units.keys())])]
}

const show = (ctx: Ctx, row: BlockRow, facts: Facts | undefined): TextBlock => ({
  id: row.id,
  title: row.title,
  text: row.text,
  filled: facts ? fill(row.text, facts) : null,
  unit: row.unitId ? unitRef(ctx.bank.tree, row.unitId) : null,
  isMine: row.ownerId === ctx.actor.id,
  usedCount: row.usedCount,
})

async function factsOf(ctx: Ctx, caseId: string): Promise<Facts> {
  const row = await findCase(ctx.db, caseId)
  if (!row) throw notFound('case')
  const leading = (await deadlinesOfCases(ctx, [caseId])).get(caseId)?.find((deadline) => deadline.leads)
  const me = (await readStaffRefs(ctx.db, [ctx.actor.id])).get(ctx.actor.id ?? '')
  const address = addressOf(row.contactName, false)
  return {
    number: row.number,
    unit: unitRef(ctx.bank.tree, row.unitId).name,
    ...(address && { customer: address }),
    ...(me && { me: me.name }),
    ...(leading && { promised: inWords(leading.dueAt) }),
  }
}

const inWords = (at: Date) => {
  const [, month, day] = formatDay(dayOf(at)).split('-')
  return `${Number(month)}月${Number(day)}日`
}

export async function listTextBlocks(ctx: Ctx, { caseId }: { caseId?: string }): Promise<TextBlock[]> {
  const facts = caseId ? await factsOf(ctx, caseId) : undefined
  return (await listBlocks(ctx.db, ctx.actor.id as string, unitsOf(ctx))).map((row) => show(ctx, row, facts))
}

/** A unit's block is for who keeps that unit's blocks; a personal one for its owner. */
function refuseOthers(ctx: Ctx, block: Pick<BlockRow, 'ownerId' | 'unitId'>): void {
  if (block.unitId === null) {
    if (block.ownerId !== ctx.actor.id) throw notFound('text-block')
    return
  }
  if (!ctx.actor.may.has('text-block.manage'))
    throw new Refusal('forbidden', 'not-allowed', { may: 'text-block.manage' })
  const visible = visibleUnits(ctx)
  if (visible && !visible.includes(block.unitId)) throw notFound('text-block')
}

export async function keepTextBlock(
  ctx: Ctx,
  { id, title, text, unitId }: { id?: string; title: string; text: string; unitId: string | null },
): Promise<TextBlock> {
  const ownerId = ctx.actor.id as string
  const unknown = unknownVariable(text)
  if (unknown !== undefined) throw new Refusal('invalid', 'text-block.unknown-variable', { variable: unknown })
  refuseOthers(ctx, { ownerId, unitId })
  const row = { title, text, unitId, ownerId, usedCount: 0 }
  if (id) {
    const held = await holdBlock(ctx.db, id)
    if (!held) throw notFound('text-block')
    refuseOthers(ctx, held)
    await changeBlock(ctx.db, id, { title, text, unitId, at: ctx.now })
    await recordBlock(ctx, id, unitId, 'text-block.changed')
    return show(ctx, { ...row, id, ownerId: held.ownerId, usedCount: held.usedCount }, undefined)
  }
  if ((await countOwn(ctx.db, ownerId)) >= MOST_OWN) throw new Refusal('conflict', 'text-block.too-many')
  const newId = ctx.newId()
  ctx.insert('textBlock', { ...row, id: newId, changedAt: ctx.now, removedAt: null })
  await recordBlock(ctx, newId, unitId, 'text-block.made')
  return show(ctx, { ...row, id: newId }, undefined)
}

const recordBlock = (ctx: Ctx, id: string, unitId: string | null, name: string) =>
  ctx.record({
    name,
    subject: { kind: 'text-block', id },
    unitId: unitId ?? (ctx.actor.unitId as string),
    isFresh: name === 'text-block.made',
    facts: { isShared: unitId !== null },
  })

export async function removeTextBlock(ctx: Ctx, { id }: { id: string }): Promise<{ ok: true }> {
  const held = await holdBlock(ctx.db, id)
  if (!held) throw notFound('text-block')
  refuseOthers(ctx, held)
  await removeBlock(ctx.db, id, ctx.now)
  await recordBlock(ctx, id, held.unitId, 'text-block.removed')
  return { ok: true }
}

export async function countTextBlock(ctx: Ctx, { id }: { id: string }): Promise<{ ok: true }> {
  if (!(await countUse(ctx.db, id))) throw notFound('text-block')
  return { ok: true }
}
