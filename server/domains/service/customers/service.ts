import type { z } from 'zod'
import type { Case } from '#contract/cases.ts'
import type { CustomerCard } from '#contract/customers.ts'
import { dayOf, formatDay } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { visibleUnits } from '#platform/identity/service.ts'
import { maskIdNumber, maskName, maskPhone } from '#platform/personal/mask.ts'
import { notFound } from '#platform/refusal.ts'
import { type CaseRow, earlierCases, findCase } from '../cases/store.ts'
import { readAsked } from '../customer-index/rules.ts'
import { isElderly } from './rules.ts'
import { type CustomerRow, findCustomerRow, searchCustomerRows } from './store.ts'

type Card = z.infer<typeof CustomerCard>
type Face = Omit<Card, 'earlier'>

/** A customer as every screen shows one: recognisable, not usable. */
export const faceOf = (ctx: Ctx, row: Omit<CustomerRow, 'unitId' | 'managerId'>): Face => ({
  id: row.id,
  number: row.number,
  name: maskName(row.name),
  phone: maskPhone(row.phone),
  idNumber: maskIdNumber(row.idNumber),
  tier: row.tier,
  isElderly: isElderly(formatDay(dayOf(ctx.now)), row.bornOn, ctx.bank.manual.customer.elder.fromYears),
  products: row.products,
})

/**
 * Customers of my part of the bank, masked. That somebody looked, by what kind of word and how many they were shown is on
 * the ledger (chapter 7: access is logged); the word itself may be a name and is not.
 */
export async function searchCustomers(ctx: Ctx, { search }: { search: string }): Promise<Face[]> {
  const found = await searchCustomerRows(ctx.db, search, { unitIds: visibleUnits(ctx), staffId: ctx.actor.id })
  if (found.length > 0)
    await ctx.record({
      name: 'customer.searched',
      subject: { kind: 'search', id: ctx.newId() },
      unitId: ctx.actor.unitId as string,
      isFresh: true,
      facts: { by: readAsked(search).by, found: found.length },
    })
  return found.map((row) => faceOf(ctx, row))
}

async function earlierOf(ctx: Ctx, customerId: string, exceptId: string): Promise<Card['earlier']> {
  return (await earlierCases(ctx.db, customerId, exceptId)).map((row) => ({
    ...row,
    stage: row.stage as Card['earlier'][number]['stage'],
  }))
}

const NO_CASE = '00000000-0000-0000-0000-000000000000'

export async function readCustomer(ctx: Ctx, { id }: { id: string }): Promise<Card> {
  const row = await findCustomerRow(ctx.db, id)
  if (!row) throw notFound('customer')
  return { ...faceOf(ctx, row), earlier: await earlierOf(ctx, id, NO_CASE) }
}

/** Who the case is for: the customer where the bank knows them, else the contact that was left. All masked. */
export async function customerCard(ctx: Ctx, row: CaseRow): Promise<Case['customer']> {
  const known = row.customerId ? await findCustomerRow(ctx.db, row.customerId) : undefined
  if (known) return { ...faceOf(ctx, known), earlier: await earlierOf(ctx, known.id, row.id) }
  return {
    id: null,
    number: null,
    name: maskName(row.contactName),
    phone: maskPhone(row.contactPhone),
    idNumber: null,
    tier: row.tier,
    isElderly: null,
    products: [],
    earlier: [],
  }
}

type Look = { id: string; field: 'name' | 'phone' | 'idNumber'; reason: string }

/** Shows one value against a reason. The look itself is kept and on the ledger, the value is not (chapter 7). */
export async function unmaskCustomer(ctx: Ctx, { id, field, reason }: Look): Promise<{ value: string | null }> {
  const row = await findCustomerRow(ctx.db, id)
  if (!row) throw notFound('customer')
  await keepLook(ctx, { customerId: id, unitId: row.unitId, caseId: null, field, reason })
  return { value: row[field] }
}

export async function unmaskContact(ctx: Ctx, { id, field, reason }: Look): Promise<{ value: string | null }> {
  const row = await findCase(ctx.db, id)
  if (!row) throw notFound('case')
  await keepLook(ctx, { customerId: row.customerId, unitId: row.unitId, caseId: id, field, reason })
  return { value: field === 'name' ? row.contactName : row.contactPhone }
}

async function keepLook(
  ctx: Ctx,
  {
    customerId,
    unitId,
    caseId,
    field,
    reason,
  }: { customerId: string | null; unitId: string; caseId: string | null; field: string; reason: string },
): Promise<void> {
  const id = ctx.newId()
  ctx.insert('unmasking', {
    id,
    staffId: ctx.actor.id as string,
    customerId,
    feedbackId: null,
    field,
    reason,
    at: ctx.now,
  })
  if (caseId)
    ctx.insert('caseEntry', {
      id: ctx.newId(),
      caseId,
      unitId,
      at: ctx.now,
      kind: 'unmasked',
      by: ctx.actor.id,
      text: reason,
      detail: { field },
    })
  await ctx.record({
    name: 'customer.unmasked',
    subject: { kind: 'unmasking', id },
    unitId,
    caseId,
    isFresh: true,
    facts: { customerId, caseId, field },
  })
}
