import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { Done, IdParams, Label, Reason, StaffRef, UnitRef } from './words.ts'

export const CodeKind = z.enum(['outlet', 'counter', 'employee', 'invitation'])
export type CodeKind = z.infer<typeof CodeKind>
/** What a printed QR code stands for (4.1.1). */
export const RatingCode = z.object({
  id: z.uuid(),
  kind: CodeKind,
  unit: UnitRef,
  counter: Label.nullable(),
  staff: StaffRef.nullable(),
  /** What may be printed of the employee: as much as the bank wants customers to read. */
  staffShown: Label.nullable(),
  /** The address in the code, signed; empty once the code was revoked. */
  address: z.string(),
  madeAt: Instant,
  revokedAt: Instant.nullable(),
  /** Why it rates nothing although nobody revoked it: the counter is closed, the person left or moved. */
  isIdle: z.boolean(),
  ratings: z.int(),
})
export type RatingCode = z.infer<typeof RatingCode>
export const Counter = z.object({
  id: z.uuid(),
  unit: UnitRef,
  name: Label,
  servedBy: StaffRef.nullable(),
  servedSince: Instant.nullable(),
})
export type Counter = z.infer<typeof Counter>

const OfUnit = z.object({ unitId: z.uuid().optional() })
export const listCodes = endpoint({
  method: 'GET',
  path: '/api/codes',
  may: 'code.read',
  says: 'The QR codes of a unit and all below it, with the ratings of their last 30 days (4.1.1). At most 500; those in use first.',
  query: OfUnit,
  reply: z.object({
    items: z.array(RatingCode),
    bank: Label,
    /** What is printed beside a code. */
    sheet: z.object({ ask: Label, scan: Label, safe: Label }),
  }),
})
export const makeCode = endpoint({
  method: 'POST',
  path: '/api/codes',
  may: 'code.manage',
  says: 'Makes the code of an outlet, a counter or an employee; where there is one in use, answers that one (4.1.1).',
  body: z.object({
    kind: CodeKind,
    unitId: z.uuid(),
    counterId: z.uuid().optional(),
    staffId: z.uuid().optional(),
  }),
  reply: RatingCode,
})
export const revokeCode = endpoint({
  method: 'POST',
  path: '/api/codes/:id/revoke',
  may: 'code.manage',
  says: 'Revokes a code for good: whoever scans it is told so, and nothing that it opened can be rated any more.',
  params: IdParams,
  body: z.object({ reason: Reason }),
  reply: Done,
})

export const listCounters = endpoint({
  method: 'GET',
  path: '/api/counters',
  may: 'code.read',
  says: 'The counters of a unit and all below it, and who serves at them now.',
  query: OfUnit,
  reply: z.object({ items: z.array(Counter) }),
})
export const openCounter = endpoint({
  method: 'POST',
  path: '/api/counters',
  may: 'code.manage',
  says: 'Puts up a counter of an outlet.',
  body: z.object({
    unitId: z.uuid(),
    name: z.string().trim().min(1).max(40),
    nameEn: z.string().trim().min(1).max(60),
  }),
  reply: Counter,
})
export const closeCounter = endpoint({
  method: 'POST',
  path: '/api/counters/:id/close',
  may: 'code.manage',
  says: 'Closes a counter: its codes rate nothing any more and its evaluators are revoked.',
  params: IdParams,
  body: z.object({}),
  reply: Done,
})
export const serveCounter = endpoint({
  method: 'POST',
  path: '/api/counters/:id/shift',
  may: 'code.read',
  says: 'Says who serves at a counter from now on: oneself, or with `code.manage` a colleague; null for nobody.',
  params: IdParams,
  body: z.object({ staffId: z.uuid().nullable() }),
  reply: Counter,
})
