import type { Stage } from '#contract/words.ts'
import { entrustClocks } from '#domains/commitments/deadlines/service.ts'
import type { Ctx } from '#platform/context.ts'
import { Refusal } from '#platform/refusal.ts'
import { holdFor, recordCase, type Situation, tell } from '../life/service.ts'
import { endStep, startStep, updateCase } from '../life/store.ts'
import { sendReply } from '../messages/service.ts'
import { closeCase, reopen } from '../reopening/service.ts'

type On<T = object> = T & { id: string }
const actor = (ctx: Ctx) => ctx.actor.id as string

/** Goes from the stage that runs to the next: who ended it, and when, stays with the step. */
async function advance(ctx: Ctx, { row }: Situation, stage: Exclude<Stage, 'closed' | 'receive'>): Promise<void> {
  await endStep(ctx.db, row.id, ctx.now, ctx.actor.id)
  await startStep(ctx.db, { caseId: row.id, round: row.reopenedCount, stage, unitId: row.unitId, fromAt: ctx.now })
  await updateCase(ctx.db, row.id, { stage })
}

/** Manual 2.2.2: the first contact takes the case and follows it to the end. Of two at once one wins. */
export async function takeCase(ctx: Ctx, { id }: On): Promise<void> {
  const situation = await holdFor(ctx, id, 'take')
  await updateCase(ctx.db, id, { ownerId: actor(ctx), takenAt: ctx.now })
  situation.row.ownerId = actor(ctx)
  await advance(ctx, situation, 'analyse')
  await entrustClocks(ctx, { caseId: id }, actor(ctx))
  tell(ctx, situation, 'taken')
  await recordCase(ctx, situation.row, 'case.taken', { ownerId: actor(ctx) })
}

export async function followUpCase(ctx: Ctx, { id, way, note }: On<{ way: string; note: string }>): Promise<void> {
  const situation = await holdFor(ctx, id, 'follow-up')
  await updateCase(ctx.db, id, { followedUpAt: situation.row.followedUpAt ?? ctx.now })
  tell(ctx, situation, 'followed-up', note, { way })
  await recordCase(ctx, situation.row, 'case.followed-up', { way })
}

/** Manual 4.3: the root cause comes before the reply. Said again in the handling stage, it is corrected and both stand in the story. */
export async function analyseCase(
  ctx: Ctx,
  { id, rootCause, note }: On<{ rootCause: string; note: string }>,
): Promise<void> {
  const situation = await holdFor(ctx, id, 'analyse')
  const isKnown = ctx.bank.manual.words.rootCauses.some((cause) =>
    cause.children.some((child) => child.id === rootCause),
  )
  if (!isKnown) throw new Refusal('invalid', 'case.unknown-root-cause', { rootCause })
  await updateCase(ctx.db, id, { rootCause })
  if (situation.row.stage === 'analyse') await advance(ctx, situation, 'handle')
  tell(ctx, situation, 'analysed', note, { rootCause })
  await recordCase(ctx, situation.row, 'case.analysed', { rootCause })
}

export async function planCase(
  ctx: Ctx,
  { id, text, isAnnounced }: On<{ text: string; isAnnounced: boolean }>,
): Promise<void> {
  const situation = await holdFor(ctx, id, 'plan')
  // A plan for grade I is announced or it is none (4.2.2).
  if (situation.row.grade === 'I' && !isAnnounced) throw new Refusal('invalid', 'case.plan-to-announce')
  await updateCase(ctx.db, id, { plannedAt: situation.row.plannedAt ?? ctx.now })
  if (isAnnounced && situation.row.incidentId)
    await ctx.db
      .updateTable('incident')
      .set({ announcedAt: ctx.now })
      .where('id', '=', situation.row.incidentId)
      .where('announcedAt', 'is', null)
      .execute()
  tell(ctx, situation, isAnnounced ? 'plan-announced' : 'planned', text)
  await recordCase(ctx, situation.row, 'case.planned', { isAnnounced })
}

export async function handleCase(
  ctx: Ctx,
  { id, measure, note, isFinished }: On<{ measure: string; note: string; isFinished: boolean }>,
): Promise<void> {
  const situation = await holdFor(ctx, id, 'handle')
  if (!ctx.bank.manual.words.measures.some((word) => word.id === measure))
    throw new Refusal('invalid', 'case.unknown-measure', { measure })
  const isEmergency = situation.row.stage === 'analyse'
  if (!isEmergency && isFinished) await advance(ctx, situation, 'reply')
  tell(ctx, situation, isEmergency ? 'emergency-handled' : 'handled', note, { measure })
  await recordCase(ctx, situation.row, 'case.handling-started', { measure })
  if (!isEmergency) await recordCase(ctx, situation.row, 'case.handled', { measure, isFinished })
}

/** Manual 4.3: the result is told by SMS, with a link to confirm, or by telephone. Resolved is not verified. */
export async function replyToCase(
  ctx: Ctx,
  { id, way, text }: On<{ way: 'sms' | 'phone'; text: string }>,
): Promise<void> {
  const situation = await holdFor(ctx, id, 'reply')
  if (way === 'sms') await sendReply(ctx, situation.row, text)
  await advance(ctx, situation, 'verify')
  await updateCase(ctx.db, id, {
    resolvedAt: ctx.now,
    resolvedBy: actor(ctx),
    followedUpAt: situation.row.followedUpAt ?? ctx.now,
  })
  tell(ctx, situation, 'replied', text, { way })
  await recordCase(ctx, situation.row, 'case.replied', { way })
}

export async function apologiseInCase(ctx: Ctx, { id, way, text }: On<{ way: string; text: string }>): Promise<void> {
  const situation = await holdFor(ctx, id, 'apologise')
  tell(ctx, situation, 'apologised', text, { way })
  await recordCase(ctx, situation.row, 'case.apologised', { way })
}

/** What the customer said when asked. Not reached is neither yes nor no: silence stays silence. */
export async function verifyCase(
  ctx: Ctx,
  { id, outcome, way, note }: On<{ outcome: 'solved' | 'not-solved' | 'unreachable'; way: string; note: string }>,
): Promise<void> {
  const situation = await holdFor(ctx, id, 'verify')
  tell(ctx, situation, `verify-${outcome}`, note, { way })
  if (outcome === 'solved') await closeCase(ctx, situation.row, 'verified', 'staff')
  if (outcome === 'not-solved') await reopen(ctx, situation.row, 'customer-said-not-solved', true)
}

/** Pauses the manual's clocks on a named ground. The law's run on: their definitions know no pause (chapter 7). */
export async function pauseCase(ctx: Ctx, { id, ground, note }: On<{ ground: string; note: string }>): Promise<void> {
  const situation = await holdFor(ctx, id, 'pause')
  if (!ctx.bank.manual.words.pauseGrounds.some((word) => word.id === ground))
    throw new Refusal('invalid', 'case.unknown-ground', { ground })
  await updateCase(ctx.db, id, { pausedGround: ground, pausedAt: ctx.now })
  tell(ctx, situation, 'paused', note, { ground })
  await recordCase(ctx, situation.row, 'case.paused', { ground })
}

export async function resumeCase(ctx: Ctx, { id, note }: On<{ note: string }>): Promise<void> {
  const situation = await holdFor(ctx, id, 'resume')
  await updateCase(ctx.db, id, { pausedGround: null, pausedAt: null })
  tell(ctx, situation, 'resumed', note)
  await recordCase(ctx, situation.row, 'case.resumed')
}

/** The customer withdraws: the case ends the same day (chapter 7), and its open tickets with it. */
export async function withdrawCase(ctx: Ctx, { id, reason }: On<{ reason: string }>): Promise<void> {
  const situation = await holdFor(ctx, id, 'withdraw')
  tell(ctx, situation, 'withdrawn', reason)
  await closeCase(ctx, situation.row, 'withdrawn', 'staff')
}
