import type { FeedbackReceipt } from '#contract/feedback.ts'
import type { CustomerGroup, Visit, VisitVoice } from '#contract/visits.ts'
import { faceOf } from '#domains/service/customers/service.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { personOf } from '#platform/identity/service.ts'
import { maskName } from '#platform/personal/mask.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { readCursor, writeCursor } from '#platform/search/cursor.ts'
import { recordFeedback } from '../intake/service.ts'
import { isPlannable, missingOf, startRefusal } from './rules.ts'
import * as store from './store.ts'

type On<T = object> = T & { id: string }
const CHANNEL = 'relationship-manager'

const visited = ({ customerId: id, number, name, tier }: store.VisitedRow) => ({
  ...{ id, number, tier },
  name: maskName(name) ?? '',
})

const voiceOf = (row: store.VoiceRow): VisitVoice => {
  const { feedbackId, feedbackNumber: number, text, at, caseId, caseNumber, grade, stage } = row
  return { feedbackId, number, text, at, caseId, caseNumber, grade, stage, customer: visited(row) }
}

function present(ctx: Ctx, row: store.VisitRow, voices: readonly store.VoiceRow[]): Visit {
  const { id, way, place, purpose, plannedAt, confirmedAt, confirmedBy, packed, startedAt, endedAt, summary } = row
  return {
    ...{ id, way, place, purpose, plannedAt, confirmedAt, confirmedBy, packed, startedAt, endedAt, summary },
    state: row.state as Visit['state'],
    customer: visited(row),
    missing: missingOf(ctx.bank.manual.words.visitPack, packed),
    voices: voices.filter((voice) => voice.visitId === id).map(voiceOf),
  }
}

export async function listVisits(ctx: Ctx, { state, after, limit }: { state?: string; after?: string; limit: number }) {
  const from = after === undefined ? undefined : readCursor(after)
  const rows = await store.listVisitRows(ctx.db, personOf(ctx), state, from, limit + 1)
  const voices = await store.voicesOf(
    ctx.db,
    rows.map((row) => row.id),
  )
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map((row) => present(ctx, row, voices)),
    next: last ? writeCursor({ at: last.plannedAt, id: last.id }) : null,
  }
}

export async function listMyCustomers(ctx: Ctx, { search }: { search?: string }) {
  const rows = await store.customersOf(ctx.db, personOf(ctx), search || undefined)
  return rows.map((row) => faceOf(ctx, row))
}

/** Held for one act; another manager's visit and one that never was are refused in the same words. */
async function held(ctx: Ctx, id: string): Promise<store.VisitRow> {
  const row = await store.holdVisit(ctx.db, personOf(ctx), id)
  if (!row) throw notFound('visit')
  return row
}

async function shown(ctx: Ctx, id: string): Promise<Visit> {
  await ctx.flush()
  return present(ctx, await held(ctx, id), await store.voicesOf(ctx.db, [id]))
}

const record = (ctx: Ctx, row: { id: string; unitId: string }, name: string, facts = {}, isFresh = false) =>
  ctx.record({ name, subject: { kind: 'visit', id: row.id }, unitId: row.unitId, isFresh, facts })

type Plan = { customerId: string; way: string; place: string; purpose: string; plannedAt: Date }

export async function planVisit(ctx: Ctx, plan: Plan): Promise<Visit> {
  const managerId = personOf(ctx)
  if (!(await store.ownCustomer(ctx.db, managerId, plan.customerId))) throw notFound('customer')
  if (!ctx.bank.manual.words.visitWays.some((way) => way.id === plan.way))
    throw new Refusal('invalid', 'visit.unknown-way', { way: plan.way })
  if (!isPlannable(plan.plannedAt, ctx.now)) throw new Refusal('invalid', 'visit.bad-time')
  const id = ctx.newId()
  const unitId = ctx.actor.unitId as string
  ctx.insert('visit', {
    ...plan,
    purpose: maskSecrets(plan.purpose).text,
    ...{ id, unitId, managerId },
    state: 'planned',
    confirmedAt: null,
    confirmedBy: null,
    packed: [],
    startedAt: null,
    endedAt: null,
    summary: '',
    madeAt: ctx.now,
  })
  await record(ctx, { id, unitId }, 'visit.planned', { customerId: plan.customerId }, true)
  return shown(ctx, id)
}

async function heldPlanned(ctx: Ctx, id: string): Promise<store.VisitRow> {
  const row = await held(ctx, id)
  if (row.state !== 'planned') throw new Refusal('conflict', 'visit.not-planned')
  return row
}

export async function confirmVisit(
  ctx: Ctx,
  { id, by, plannedAt }: On<{ by: string; plannedAt?: Date }>,
): Promise<Visit> {
  const row = await heldPlanned(ctx, id)
  if (plannedAt && !isPlannable(plannedAt, ctx.now)) throw new Refusal('invalid', 'visit.bad-time')
  await store.updateVisit(ctx.db, id, { confirmedAt: ctx.now, confirmedBy: by, ...(plannedAt && { plannedAt }) })
  await record(ctx, row, 'visit.confirmed', { by })
  return shown(ctx, id)
}

export async function packVisit(ctx: Ctx, { id, packed }: On<{ packed: string[] }>): Promise<Visit> {
  const row = await heldPlanned(ctx, id)
  const known = ctx.bank.manual.words.visitPack.map((item) => item.id)
  await store.updateVisit(ctx.db, id, { packed: known.filter((item) => packed.includes(item)) })
  await record(ctx, row, 'visit.packed', { items: known.filter((item) => packed.includes(item)).length })
  return shown(ctx, id)
}

/** Manual 2.1.2: not before its appointment is confirmed and its pack is ticked off. */
export async function startVisit(ctx: Ctx, { id }: On): Promise<Visit> {
  const row = await held(ctx, id)
  const pack = ctx.bank.manual.words.visitPack
  const code = startRefusal({ ...row, state: row.state as Visit['state'] }, pack)
  if (code) throw new Refusal('conflict', code, { missing: missingOf(pack, row.packed).length })
  await store.updateVisit(ctx.db, id, { state: 'started', startedAt: ctx.now })
  await record(ctx, row, 'visit.started')
  return shown(ctx, id)
}

export async function endVisit(ctx: Ctx, { id, summary }: On<{ summary: string }>): Promise<Visit> {
  const row = await held(ctx, id)
  if (row.state !== 'started') throw new Refusal('conflict', 'visit.not-started')
  await store.updateVisit(ctx.db, id, { state: 'done', endedAt: ctx.now, summary: maskSecrets(summary).text })
  await record(ctx, row, 'visit.ended')
  return shown(ctx, id)
}

export async function cancelVisit(ctx: Ctx, { id, reason }: On<{ reason: string }>): Promise<Visit> {
  const row = await heldPlanned(ctx, id)
  await store.updateVisit(ctx.db, id, { state: 'cancelled', endedAt: ctx.now, summary: maskSecrets(reason).text })
  await record(ctx, row, 'visit.cancelled')
  return shown(ctx, id)
}

type Said = { text: string; rating?: number; language: 'zh' | 'en'; attachments?: string[] }
type From = { customerId: string; visitId: string | null; groupId: string | null }

/** By the one door, for the customer who said it; what follows is the manager's to the end (4.1.2, 2.2.2). */
async function hear(ctx: Ctx, said: Said, from: From): Promise<FeedbackReceipt> {
  const managerId = personOf(ctx)
  const customer = await store.ownCustomer(ctx.db, managerId, from.customerId)
  if (!customer) throw notFound('customer')
  const receipt = await recordFeedback(ctx, { ...said, channel: CHANNEL }, { customer })
  ctx.insert('visitVoice', { ...from, feedbackId: receipt.feedbackId, managerId, at: ctx.now })
  return receipt
}

export async function recordVisitVoice(ctx: Ctx, { id, ...said }: On<Said>): Promise<FeedbackReceipt> {
  const row = await held(ctx, id)
  if (row.state !== 'started' && row.state !== 'done') throw new Refusal('conflict', 'visit.not-started')
  return hear(ctx, said, { customerId: row.customerId, visitId: id, groupId: null })
}

export async function listGroups(ctx: Ctx): Promise<CustomerGroup[]> {
  const groups = await store.groupsOf(ctx.db, personOf(ctx))
  const ids = groups.map((group) => group.id)
  const members = await store.membersOf(ctx.db, ids)
  const voices = await store.voicesOf(ctx.db, ids)
  return groups.map(({ id, name, kind, openedAt }) => ({
    ...{ id, name, kind, openedAt },
    members: members.filter((member) => member.groupId === id).map(visited),
    voices: voices.filter((voice) => voice.groupId === id).map(voiceOf),
  }))
}

export async function openGroup(
  ctx: Ctx,
  { name, kind, customerIds }: { name: string; kind: string; customerIds: string[] },
): Promise<CustomerGroup> {
  const managerId = personOf(ctx)
  const wanted = [...new Set(customerIds)]
  if ((await store.ownAmong(ctx.db, managerId, wanted)) !== wanted.length) throw notFound('customer')
  const id = ctx.newId()
  const unitId = ctx.actor.unitId as string
  ctx.insert('customerGroup', { id, unitId, managerId, name, kind, openedAt: ctx.now, closedAt: null })
  for (const customerId of wanted)
    ctx.insert('customerGroupMember', { groupId: id, customerId, managerId, joinedAt: ctx.now })
  await ctx.record({
    name: 'customer-group.opened',
    subject: { kind: 'customer-group', id },
    unitId,
    isFresh: true,
    facts: { members: wanted.length },
  })
  await ctx.flush()
  return (await listGroups(ctx)).find((group) => group.id === id) as CustomerGroup
}

export async function recordGroupVoice(
  ctx: Ctx,
  { id, customerId, ...said }: On<Said & { customerId: string }>,
): Promise<FeedbackReceipt> {
  const groups = await store.groupsOf(ctx.db, personOf(ctx))
  if (!groups.some((group) => group.id === id)) throw notFound('group')
  const members = await store.membersOf(ctx.db, [id])
  if (!members.some((member) => member.customerId === customerId)) throw new Refusal('invalid', 'visit.not-a-member')
  return hear(ctx, said, { customerId, visitId: null, groupId: id })
}
