import type { CallDesk, CallOutcome } from '#contract/calls.ts'
import type { FeedbackReceipt } from '#contract/feedback.ts'
import { holdCase } from '#domains/service/cases/store.ts'
import { recordCase } from '#domains/service/life/service.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { personOf } from '#platform/identity/service.ts'
import { fillTemplate } from '#platform/manual/messages.ts'
import { notify } from '#platform/notice.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { languageOf, untoldNotes, wayOf } from '../calls/rules.ts'
import { deskOf } from '../calls/service.ts'
import * as store from '../calls/store.ts'
import { recordFeedback } from '../intake/service.ts'

type On<T = object> = T & { id: string }

/** A call is worked on by the agent in whose hand it is, until it is wrapped up. */
async function inHand(ctx: Ctx, id: string): Promise<store.CallRow> {
  const row = await store.holdInHand(ctx.db, personOf(ctx), id)
  if (!row) throw notFound('call')
  return row
}

async function keepNotes(ctx: Ctx, row: store.CallRow, notes: string | undefined): Promise<string> {
  if (notes === undefined) return row.notes
  const { text } = maskSecrets(notes)
  if (text !== row.notes) await store.updateCall(ctx.db, row.id, { notes: text })
  return text
}

const recordCall = (ctx: Ctx, row: store.CallRow, name: string, facts: Record<string, string | null>) =>
  ctx.record({ name, subject: { kind: 'call', id: row.id }, unitId: row.unitId, facts })

export async function writeCallNotes(ctx: Ctx, { id, notes }: On<{ notes: string }>): Promise<{ ok: true }> {
  await keepNotes(ctx, await inHand(ctx, id), notes)
  return { ok: true }
}

/** Who it is: one of those with this number, or whose customer number was told. The look is on the ledger (chapter 7). */
export async function chooseCaller(
  ctx: Ctx,
  { id, customerId, number }: On<{ customerId?: string | null; number?: string }>,
): Promise<CallDesk> {
  const row = await inHand(ctx, id)
  const chosen = number ? await store.customerByNumber(ctx.db, id, number) : (customerId ?? null)
  if (number && !chosen) throw new Refusal('invalid', 'feedback.unknown-customer')
  const isCaller = !chosen || number || (await store.callersOf(ctx.db, id)).some((customer) => customer.id === chosen)
  if (!isCaller) throw notFound('customer')
  await store.updateCall(ctx.db, id, { customerId: chosen ?? null })
  await recordCall(ctx, row, 'call.customer-chosen', { customerId: chosen ?? null })
  return deskOf(ctx, { ...row, customerId: chosen ?? null })
}

/** Who speaks, as far as is known: whom the agent chose, else the one and only customer with this number. */
async function speakerOf(ctx: Ctx, row: store.CallRow) {
  const callers = await store.callersOf(ctx.db, row.id)
  const chosen = callers.find((customer) => customer.id === row.customerId)
  return chosen ?? (callers.length === 1 ? callers[0] : undefined)
}

/**
 * Manual 4.1.2, 一键转投诉: the call with all its context becomes a case of the agent's, received when the call began.
 * A complaint that an agent heard is one; what sounds like one is not taken down to an enquiry by a key (chapter 7).
 */
export async function turnIntoCase(
  ctx: Ctx,
  { id, as, notes }: On<{ as: 'complaint' | 'enquiry'; notes?: string }>,
): Promise<FeedbackReceipt> {
  const row = await inHand(ctx, id)
  const opened = (await store.casesOfCalls(ctx.db, [id])).find((it) => it.kind === 'opened')
  if (opened) throw new Refusal('conflict', 'call.case-opened-already', { number: opened.number })
  const kept = await keepNotes(ctx, row, notes)
  const { words, messages } = ctx.bank.manual
  const hotline = words.channels.find((channel) => channel.id === 'hotline')?.name.zh ?? ''
  const text = kept.trim() || fillTemplate(messages.callWithoutNotes.zh, { way: wayOf(row.queue, row.ivr) || hotline })
  const customer = await speakerOf(ctx, row)
  const receipt = await recordFeedback(
    ctx,
    {
      channel: 'hotline',
      text,
      language: languageOf(text),
      contact: { ...(row.callerPhone && { phone: row.callerPhone }) },
    },
    {
      receivedAt: row.beganAt,
      ...(customer && { customer }),
      ...(as === 'complaint' && { isComplaint: true as const }),
    },
  )
  const caseId = receipt.caseId as string
  // The wall of a call's case asks whether the case can be seen: it has to be there first.
  await ctx.flush()
  ctx.insert('callCase', { callId: id, caseId, kind: 'opened', at: ctx.now, by: personOf(ctx) })
  ctx.insert('caseEntry', {
    id: ctx.newId(),
    caseId,
    unitId: row.unitId,
    at: ctx.now,
    kind: 'called',
    by: ctx.actor.id,
    text: [wayOf(row.queue, row.ivr), row.recording].filter(Boolean).join(' · '),
    detail: { callId: id },
  })
  await store.updateCall(ctx.db, id, { toldNotes: kept, customerId: customer?.id ?? null })
  await recordCall(ctx, row, 'call.turned-into-case', { caseId, as })
  return receipt
}

/** The customer calls about what the bank has already: nothing is opened anew, and who owns it hears of the call. */
export async function linkCall(
  ctx: Ctx,
  { id, caseId, notes }: On<{ caseId: string; notes?: string }>,
): Promise<CallDesk> {
  const row = await inHand(ctx, id)
  const kept = await keepNotes(ctx, row, notes)
  await store.showCaseToCall(ctx.db, id, caseId)
  const current = await holdCase(ctx.db, caseId)
  if (!current) throw notFound('case')
  ctx.insert('callCase', { callId: id, caseId, kind: 'linked', at: ctx.now, by: personOf(ctx) })
  ctx.insert('caseEntry', {
    id: ctx.newId(),
    caseId,
    unitId: current.unitId,
    at: ctx.now,
    kind: 'called-again',
    by: ctx.actor.id,
    text: untoldNotes(kept, row.toldNotes),
    detail: { callId: id },
  })
  if (current.ownerId && current.ownerId !== ctx.actor.id)
    notify(ctx, current.ownerId, { kind: 'call.linked', caseId, detail: { number: current.number } })
  await store.updateCall(ctx.db, id, { toldNotes: kept })
  await recordCase(ctx, current, 'case.called-about', { callId: id })
  await ctx.flush()
  return deskOf(ctx, { ...row, notes: kept, toldNotes: kept })
}

const NEEDS_A_CASE: ReadonlySet<CallOutcome> = new Set(['complaint', 'enquiry', 'linked'])

/** The work on a call ends: what was noted after its case was opened goes into the case's story. */
export async function wrapUpCall(
  ctx: Ctx,
  { id, outcome, notes }: On<{ outcome: CallOutcome; notes?: string }>,
): Promise<{ ok: true }> {
  const row = await inHand(ctx, id)
  const cases = await store.casesOfCalls(ctx.db, [id])
  if (NEEDS_A_CASE.has(outcome) && cases.length === 0) throw new Refusal('conflict', 'call.no-case-yet', { outcome })
  const kept = await keepNotes(ctx, row, notes)
  const untold = untoldNotes(kept, row.toldNotes)
  const caseId = cases.at(-1)?.caseId
  const current = caseId && untold ? await holdCase(ctx.db, caseId) : undefined
  if (current) {
    ctx.insert('caseEntry', {
      id: ctx.newId(),
      caseId: current.id,
      unitId: current.unitId,
      at: ctx.now,
      kind: 'call-noted',
      by: ctx.actor.id,
      text: untold,
      detail: { callId: id },
    })
    await recordCase(ctx, current, 'case.noted')
  }
  await store.updateCall(ctx.db, id, { outcome, wrappedUpAt: ctx.now, toldNotes: kept })
  await recordCall(ctx, row, 'call.wrapped-up', { outcome })
  return { ok: true }
}
