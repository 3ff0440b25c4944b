import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { IdParams, Reason, Stage } from './words.ts'

export const CustomerCard = z.object({
  id: z.uuid().nullable(),
  number: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  idNumber: z.string().nullable(),
  tier: z.string(),
  isElderly: z.boolean().nullable(),
  products: z.array(z.string()),
  earlier: z.array(
    z.object({ caseId: z.uuid(), number: z.string(), title: z.string(), stage: Stage, receivedAt: Instant }),
  ),
})
export const searchCustomers = endpoint({
  method: 'GET',
  path: '/api/customers',
  may: 'customer.read',
  says: 'Customers of my part of the bank by number, name or whole phone; personal values masked.',
  query: z.object({ search: z.string().trim().min(2).max(40) }),
  reply: z.array(CustomerCard.omit({ earlier: true })),
})
export const readCustomer = endpoint({
  method: 'GET',
  path: '/api/customers/:id',
  may: 'customer.read',
  says: 'One customer, masked.',
  params: IdParams,
  reply: CustomerCard,
})
export const unmaskCustomer = endpoint({
  method: 'POST',
  path: '/api/customers/:id/unmask',
  may: 'customer.unmask',
  says: 'Shows one personal value against a reason; the look is on the ledger (chapter 7).',
  params: IdParams,
  body: z.object({ field: z.enum(['name', 'phone', 'idNumber']), reason: Reason }),
  isSecret: true,
  reply: z.object({ value: z.string().nullable() }),
})
export const unmaskContact = endpoint({
  method: 'POST',
  path: '/api/cases/:id/unmask',
  may: 'customer.unmask',
  says: "Shows a case's contact against a reason; the look is on the ledger.",
  params: IdParams,
  body: z.object({ field: z.enum(['name', 'phone']), reason: Reason }),
  isSecret: true,
  reply: z.object({ value: z.string().nullable() }),
})
export const readPhone = endpoint({
  method: 'GET',
  path: '/api/phone',
  may: 'phone.read',
  says: "The demo bank's built-in telephone: what customers were sent.",
  query: z.object({ phone: z.string().max(30).optional() }),
  reply: z.array(z.object({ id: z.uuid(), phone: z.string(), text: z.string(), at: Instant })),
})
