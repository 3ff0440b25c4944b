import type { Ctx } from '#platform/context.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { holdCase } from '../cases/store.ts'
import { holdFor, recordCase, situationOf, tell } from '../life/service.ts'
import { updateCase } from '../life/store.ts'
import { closeCase } from '../reopening/service.ts'
import { mergeRefusal } from './rules.ts'
import { insertLink, moveFeedback } from './store.ts'

/** The same complaint again goes on in the other case (chapter 7): the words move along, this case's clocks are closed. */
export async function mergeCase(
  ctx: Ctx,
  { id, intoId, reason }: { id: string; intoId: string; reason: string },
): Promise<void> {
  if (id === intoId) throw new Refusal('invalid', 'case.merge-into-itself')
  // Held in one order whoever asks, so that two who merge crosswise wait instead of blocking each other.
  for (const first of [id, intoId].sort()) await holdCase(ctx.db, first)
  const situation = await holdFor(ctx, id, 'merge')
  const target = await holdCase(ctx.db, intoId)
  if (!target) throw notFound('case')
  if (target.stage === 'closed') throw new Refusal('conflict', 'case.merge-into-closed')
  const code = mergeRefusal(situation.row, target)
  if (code) throw new Refusal('invalid', code)
  await moveFeedback(ctx.db, id, intoId)
  await updateCase(ctx.db, id, { mergedIntoId: intoId })
  tell(ctx, situation, 'merged', reason, { intoId, number: target.number })
  tell(ctx, await situationOf(ctx, target), 'merged-in', reason, { fromId: id, number: situation.row.number })
  await closeCase(ctx, situation.row, 'merged', 'staff', { intoId })
  await recordCase(ctx, target, 'case.joined', { fromId: id })
}

export async function linkCase(
  ctx: Ctx,
  { id, otherId, kind }: { id: string; otherId: string; kind: 'related' | 'same' },
): Promise<void> {
  if (id === otherId) throw new Refusal('invalid', 'case.merge-into-itself')
  const situation = await holdFor(ctx, id, 'link')
  if (!(await holdCase(ctx.db, otherId))) throw notFound('case')
  await insertLink(ctx.db, { caseId: id, otherId, kind, at: ctx.now, by: ctx.actor.id as string })
  tell(ctx, situation, 'linked', '', { otherId, kind })
  await recordCase(ctx, situation.row, 'case.linked', { otherId, kind })
}
