import type { Outcome } from '#contract/words.ts'
import type { Ctx } from '#platform/context.ts'
import { notFound } from '#platform/refusal.ts'
import { type CaseRow, holdCase } from '../cases/store.ts'
import { withdrawHandOver } from '../hand-over/store.ts'
import { gradeFacts, holdFor, recordCase, tell, withdrawRequests } from '../life/service.ts'
import { endStep, startStep, updateCase } from '../life/store.ts'
import { cancelTickets } from '../tickets/service.ts'

type Verifier = 'customer' | 'staff' | 'look-back'
const EVENT: Record<Outcome, string> = {
  verified: 'case.verified',
  'looked-back': 'case.verified',
  withdrawn: 'case.withdrawn',
  merged: 'case.merged',
  invalid: 'case.invalidated',
}

/** Ends a case. Only a customer or a look-back makes it verified; the other ends say what they are. */
export async function closeCase(
  ctx: Ctx,
  row: CaseRow,
  outcome: Outcome,
  by: Verifier,
  facts: Record<string, string> = {},
): Promise<void> {
  const isVerified = outcome === 'verified' || outcome === 'looked-back'
  await endStep(ctx.db, row.id, ctx.now, ctx.actor.kind === 'staff' ? ctx.actor.id : null)
  if (!isVerified) await cancelTickets(ctx, row)
  await withdrawHandOverOf(ctx, row)
  await withdrawRequests(ctx, row)
  await updateCase(ctx.db, row.id, {
    stage: 'closed',
    outcome,
    closedAt: ctx.now,
    pausedAt: null,
    pausedGround: null,
    ...(isVerified && { verifiedAt: ctx.now }),
  })
  await recordCase(ctx, row, EVENT[outcome], { by, ...facts })
}

/** Nobody takes over what is over: a hand-over that waits ends with the case. */
async function withdrawHandOverOf(ctx: Ctx, row: CaseRow): Promise<void> {
  const id = await withdrawHandOver(ctx.db, row.id, ctx.now)
  if (id)
    await ctx.record({
      name: 'hand-over.withdrawn',
      subject: { kind: 'hand-over', id },
      unitId: row.unitId,
      caseId: row.id,
      facts: {},
    })
}

/**
 * Opens a case again as another round, from its analysis on: what was answered is not resolved any more, and the root
 * cause has to be found anew. `isDissatisfied` starts 6.1.3's 24 hours beside it.
 */
export async function reopen(ctx: Ctx, row: CaseRow, why: string, isDissatisfied: boolean): Promise<void> {
  const round = row.reopenedCount + 1
  await endStep(ctx.db, row.id, ctx.now, ctx.actor.kind === 'staff' ? ctx.actor.id : null)
  await startStep(ctx.db, { caseId: row.id, round, stage: 'analyse', unitId: row.unitId, fromAt: ctx.now })
  await updateCase(ctx.db, row.id, {
    stage: 'analyse',
    outcome: null,
    reopenedCount: round,
    rootCause: null,
    plannedAt: null,
    resolvedAt: null,
    resolvedBy: null,
    verifiedAt: null,
    closedAt: null,
    answerDigest: null,
  })
  await recordCase(ctx, row, 'case.reopened', { ...gradeFacts(row), round, why })
  if (isDissatisfied) await recordCase(ctx, row, 'case.dissatisfied', { rating: null })
}

export async function reopenCase(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<void> {
  const situation = await holdFor(ctx, id, 'reopen')
  tell(ctx, situation, 'reopened', reason)
  await reopen(ctx, situation.row, 'staff', false)
}

/** A look-back found that it was solved: verified, if the customer had not said so before. */
export async function verifyByLookBack(ctx: Ctx, caseId: string): Promise<void> {
  const row = await holdCase(ctx.db, caseId)
  if (!row) throw notFound('case')
  if (row.stage === 'verify') await closeCase(ctx, row, 'looked-back', 'look-back')
}

/** A look-back found that it was not: another round, which counts against the first resolution (4.3). */
export async function reopenAfterLookBack(ctx: Ctx, caseId: string, finding: string): Promise<void> {
  const row = await holdCase(ctx.db, caseId)
  if (!row) throw notFound('case')
  if (row.stage !== 'verify' && row.outcome !== 'verified' && row.outcome !== 'looked-back') return
  ctx.insert('caseEntry', {
    id: ctx.newId(),
    caseId,
    unitId: row.unitId,
    at: ctx.now,
    kind: 'look-back-failed',
    by: ctx.actor.id,
    text: finding,
    detail: {},
  })
  await reopen(ctx, row, 'look-back-failed', false)
}
