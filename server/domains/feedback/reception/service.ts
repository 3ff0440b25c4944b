import type { FeedbackInput, FeedbackReceipt } from '#contract/feedback.ts'
import type { ReceptionDay, ReceptionPage, ReceptionState } from '#contract/receptions.ts'
import type { StaffRef } from '#contract/words.ts'
import { deadlinesOfCases } from '#domains/commitments/deadlines/service.ts'
import { readStaffRefs } from '#domains/service/cases/store.ts'
import { maskSecrets } from '#domains/understanding/mask/rules.ts'
import { monthOf } from '#platform/calendar/period.ts'
import type { Ctx } from '#platform/context.ts'
import { personOf, unitByCode, unitRef, unitsAskedFor, visibleUnits } from '#platform/identity/service.ts'
import { notify } from '#platform/notice.ts'
import { maskName, maskPhone } from '#platform/personal/mask.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { readCursor, writeCursor } from '#platform/search/cursor.ts'
import { recordFeedback } from '../intake/service.ts'
import { countPlan } from './jobs.ts'
import { actionRefusal, actionsOn, closingRefusal, planCounts, timeRefusal } from './rules.ts'
import * as store from './store.ts'

type On<T = object> = T & { id: string }
const NOBODY: StaffRef = { id: '00000000-0000-0000-0000-000000000000', name: '', post: '' }

function presentDay(ctx: Ctx, row: store.DayRow, people: ReadonlyMap<string, StaffRef>): ReceptionDay {
  const { id, fromAt, untilAt, place, theme, state, announcedAt, announcedIn, heldAt } = row
  const { matters, openMatters, appointments } = row
  return {
    ...{ id, fromAt, untilAt, place, theme, state, announcedAt, announcedIn, heldAt },
    ...{ matters, openMatters, appointments },
    unit: unitRef(ctx.bank.tree, row.unitId),
    president: people.get(row.presidentId) ?? NOBODY,
  }
}

type Asked = { unitId?: string; state?: ReceptionState; after?: string; limit: number }

export async function listReceptions(ctx: Ctx, { unitId, state, after, limit }: Asked) {
  const unitIds = unitId ? unitsAskedFor(ctx, unitId) : visibleUnits(ctx)
  const from = after === undefined ? undefined : readCursor(after)
  const rows = await store.listDayRows(ctx.db, { unitIds, state }, from, limit + 1)
  const people = await readStaffRefs(
    ctx.db,
    rows.map((row) => row.presidentId),
  )
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map((row) => presentDay(ctx, row, people)),
    next: last ? writeCursor({ at: last.fromAt, id: last.id }) : null,
  }
}

/** One day with its matters followed to the end: each one's stage and clocks (4.1.1). */
export async function readReception(ctx: Ctx, { id }: On): Promise<ReceptionPage> {
  const row = await store.findDay(ctx.db, id)
  if (!row || visibleUnits(ctx)?.includes(row.unitId) === false) throw notFound('reception')
  const matters = await store.mattersOf(ctx.db, id)
  const appointments = await store.appointmentsOf(ctx.db, id)
  const changes = await store.changesOf(ctx.db, id)
  const deadlines = await deadlinesOfCases(
    ctx,
    matters.map((matter) => matter.caseId),
  )
  const people = await readStaffRefs(ctx.db, [
    row.presidentId,
    row.heldBy,
    ...changes.map((change) => change.by),
    ...matters.flatMap((matter) => [matter.receivedBy, matter.ownerId]),
  ])
  const mayAct = ctx.actor.may.has('reception.hold')
  return {
    ...presentDay(ctx, row, people),
    minutes: row.minutes,
    openedAt: row.openedAt,
    heldBy: people.get(row.heldBy ?? '') ?? null,
    appointmentList: appointments.map(({ id, at, name, phone, topic, state, customerId }) => ({
      ...{ id, at, topic },
      name: maskName(name) ?? '',
      phone: maskPhone(phone),
      state: state as ReceptionPage['appointmentList'][number]['state'],
      isCustomer: customerId !== null,
    })),
    matterList: matters.map(({ contactName, receivedBy, ownerId, ...matter }) => ({
      ...matter,
      name: maskName(contactName),
      receivedBy: people.get(receivedBy) ?? NOBODY,
      owner: people.get(ownerId ?? '') ?? null,
      deadlines: deadlines.get(matter.caseId) ?? [],
    })),
    changes: changes.map(({ kind, wasAt, becomesAt, reason, at, by }) => ({
      ...{ wasAt, becomesAt, reason, at },
      kind: kind as 'moved' | 'cancelled',
      by: people.get(by) ?? NOBODY,
    })),
    actions: mayAct ? actionsOn(row.state, row.fromAt, ctx.now) : [],
  }
}

const shown = async (ctx: Ctx, id: string): Promise<ReceptionPage> => {
  await ctx.flush()
  return readReception(ctx, { id })
}

/** Holds a day for one act, or says why it cannot be done with it now. */
async function holdFor(ctx: Ctx, id: string, action: ReceptionPage['actions'][number]): Promise<store.DayRow> {
  personOf(ctx)
  const row = await store.holdDay(ctx.db, id)
  if (!row || visibleUnits(ctx)?.includes(row.unitId) === false) throw notFound('reception')
  const code = actionRefusal(action, row.state, row.fromAt, ctx.now)
  if (code) throw new Refusal('conflict', code, { fromAt: row.fromAt.toISOString() })
  return row
}

const record = (ctx: Ctx, row: Pick<store.DayRow, 'id' | 'unitId'>, name: string, facts = {}, isFresh = false) =>
  ctx.record({ name, subject: { kind: 'reception-day', id: row.id }, unitId: row.unitId, isFresh, facts })

type Plan = { outlet: string; presidentId?: string; fromAt: Date; untilAt: Date; place: string; theme: string }

export async function planReception(ctx: Ctx, input: Plan): Promise<ReceptionPage> {
  const plannedBy = personOf(ctx)
  const unit = unitByCode(ctx, input.outlet)
  if (unit.kind !== 'outlet') throw new Refusal('invalid', 'reception.outlets-only')
  const code = timeRefusal(input.fromAt, input.untilAt, ctx.now)
  if (code) throw new Refusal('invalid', code)
  const presidents = await store.presidentsOf(ctx.db, unit.id)
  const presidentId = input.presidentId ?? presidents[0]
  if (!presidentId || !presidents.includes(presidentId)) throw new Refusal('invalid', 'reception.no-president')
  const id = ctx.newId()
  const { fromAt, untilAt, place, theme } = input
  ctx.insert('receptionDay', {
    ...{ id, presidentId, fromAt, untilAt, place, theme, plannedBy },
    unitId: unit.id,
    state: 'planned',
    plannedAt: ctx.now,
    planMetAt: null,
    announcedAt: null,
    announcedIn: [],
    openedAt: null,
    heldAt: null,
    heldBy: null,
    minutes: '',
  })
  await record(ctx, { id, unitId: unit.id }, 'reception.scheduled', { fromAt: fromAt.toISOString() }, true)
  await ctx.flush()
  if (planCounts(fromAt, ctx.now)) await countPlan(ctx, { id, unitId: unit.id, fromAt })
  return shown(ctx, id)
}

export async function announceReception(ctx: Ctx, { id, where }: On<{ where: string[] }>): Promise<ReceptionPage> {
  const row = await holdFor(ctx, id, 'announce')
  const announcedIn = [...new Set([...row.announcedIn, ...where])]
  await store.updateDay(ctx.db, id, { announcedAt: row.announcedAt ?? ctx.now, announcedIn })
  await record(ctx, row, 'reception.announced', { where: where.join(' ') })
  return shown(ctx, id)
}

type Move = { fromAt: Date; untilAt: Date; reason: string }

/** Whoever was told of the old moment has to be told of the new one: the announcement starts again. */
export async function moveReception(ctx: Ctx, { id, fromAt, untilAt, reason }: On<Move>): Promise<ReceptionPage> {
  const row = await holdFor(ctx, id, 'move')
  const code = timeRefusal(fromAt, untilAt, ctx.now)
  if (code) throw new Refusal('invalid', code)
  const isSameMonth = monthOf(fromAt) === monthOf(row.fromAt)
  const planMetAt = isSameMonth ? row.planMetAt : null
  await store.updateDay(ctx.db, id, { fromAt, untilAt, planMetAt, announcedAt: null, announcedIn: [] })
  if (!isSameMonth && planCounts(fromAt, ctx.now)) await countPlan(ctx, { id, unitId: row.unitId, fromAt })
  keepChange(ctx, row, 'moved', fromAt, reason)
  const facts = { was: row.fromAt.toISOString(), becomes: fromAt.toISOString() }
  await record(ctx, row, 'reception.moved', facts)
  return shown(ctx, id)
}

export async function cancelReception(ctx: Ctx, { id, reason }: On<{ reason: string }>): Promise<ReceptionPage> {
  const row = await holdFor(ctx, id, 'cancel')
  await store.updateDay(ctx.db, id, { state: 'cancelled' })
  keepChange(ctx, row, 'cancelled', null, reason)
  await record(ctx, row, 'reception.cancelled', { was: row.fromAt.toISOString() })
  return shown(ctx, id)
}

function keepChange(ctx: Ctx, row: store.DayRow, kind: string, becomesAt: Date | null, reason: string): void {
  const by = personOf(ctx)
  const { id: dayId, unitId, fromAt: wasAt } = row
  ctx.insert('receptionChange', { id: ctx.newId(), dayId, unitId, kind, wasAt, becomesAt, reason, at: ctx.now, by })
}

type Booking = { at: Date; name: string; phone?: string; customer?: string; topic: string }

export async function bookAppointment(ctx: Ctx, { id, ...booking }: On<Booking>): Promise<ReceptionPage> {
  const row = await holdFor(ctx, id, 'book')
  if (booking.at < row.fromAt || booking.at >= row.untilAt) throw new Refusal('invalid', 'reception.outside-its-time')
  if (row.appointments >= 60) throw new Refusal('conflict', 'reception.full')
  const customerId = booking.customer ? await store.findCustomerId(ctx.db, booking.customer) : null
  if (customerId === undefined) throw new Refusal('invalid', 'feedback.unknown-customer')
  const appointmentId = ctx.newId()
  ctx.insert('receptionAppointment', {
    id: appointmentId,
    dayId: id,
    unitId: row.unitId,
    at: booking.at,
    customerId,
    name: booking.name,
    phone: booking.phone || null,
    topic: maskSecrets(booking.topic).text,
    state: 'booked',
    bookedBy: personOf(ctx),
    bookedAt: ctx.now,
  })
  await record(ctx, row, 'reception.booked', { appointmentId })
  return shown(ctx, id)
}

type Settling = { appointmentId: string; state: string }

export async function settleAppointment(ctx: Ctx, { id, appointmentId, state }: On<Settling>): Promise<{ ok: true }> {
  const row = await holdFor(ctx, id, 'book')
  if (!(await store.settleRow(ctx.db, id, appointmentId, state))) throw notFound('appointment')
  await record(ctx, row, 'reception.appointment-settled', { appointmentId, state })
  return { ok: true }
}

export async function openReception(ctx: Ctx, { id }: On): Promise<ReceptionPage> {
  const row = await holdFor(ctx, id, 'open')
  await store.updateDay(ctx.db, id, { state: 'open', openedAt: ctx.now })
  await record(ctx, row, 'reception.opened')
  return shown(ctx, id)
}

type Matter = Omit<FeedbackInput, 'channel' | 'outlet'> & { appointmentId?: string | undefined }

/** Manual 4.1.1: heard on the spot, a case at once; who receives it owns it, and the president answers for it. */
export async function recordMatter(ctx: Ctx, { id, appointmentId, ...matter }: On<Matter>): Promise<FeedbackReceipt> {
  const row = await holdFor(ctx, id, 'record')
  const receivedBy = personOf(ctx)
  if (matter.text.trim() === '') throw new Refusal('invalid', 'reception.matter-without-words')
  if (appointmentId && !(await store.settleRow(ctx.db, id, appointmentId, 'came'))) throw notFound('appointment')
  const outlet = ctx.bank.tree.unit(row.unitId).code
  const receipt = await recordFeedback(ctx, { ...matter, channel: 'reception-day', outlet })
  const caseId = receipt.caseId as string
  ctx.insert('receptionMatter', {
    caseId,
    dayId: id,
    unitId: row.unitId,
    appointmentId: appointmentId ?? null,
    nth: row.matters + 1,
    receivedBy,
    at: ctx.now,
  })
  if (row.presidentId !== receivedBy)
    notify(ctx, row.presidentId, { kind: 'reception.matter', caseId, detail: { number: receipt.caseNumber } })
  await record(ctx, row, 'reception.matter-recorded', { caseId })
  return receipt
}

export async function writeMinutes(ctx: Ctx, { id, minutes }: On<{ minutes: string }>): Promise<ReceptionPage> {
  const row = await holdFor(ctx, id, 'minutes')
  await store.updateDay(ctx.db, id, { minutes: maskSecrets(minutes).text })
  await record(ctx, row, 'reception.minutes-written')
  return shown(ctx, id)
}

type Closing = { minutes: string; hadNobody: boolean }

/** Held: the month's duty is met by it, with matters or with nobody, and never silently (4.1.1). */
export async function closeReception(ctx: Ctx, { id, minutes, hadNobody }: On<Closing>): Promise<ReceptionPage> {
  const row = await holdFor(ctx, id, 'close')
  const code = closingRefusal(row.matters, hadNobody)
  if (code) throw new Refusal('conflict', code)
  await store.settleMissed(ctx.db, id)
  await store.updateDay(ctx.db, id, {
    state: 'held',
    heldAt: ctx.now,
    heldBy: personOf(ctx),
    ...(minutes.trim() && { minutes: maskSecrets(minutes).text }),
  })
  await record(ctx, row, 'reception.held', { period: monthOf(row.fromAt), matters: row.matters })
  return shown(ctx, id)
}
