import { z } from 'zod'
import { CustomerCard } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { FeedbackInput, FeedbackReceipt } from './feedback.ts'
import { Instant } from './instant.ts'
import { Grade, IdParams, PageQuery, page, Reason, Stage } from './words.ts'

/** Whom a visit is to: as much as its manager needs to recognise them. */
const Visited = z.object({ id: z.uuid(), number: z.string(), name: z.string(), tier: z.string() })
export const VisitVoice = z.object({
  feedbackId: z.uuid(),
  number: z.string(),
  text: z.string(),
  at: Instant,
  customer: Visited,
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  grade: Grade.nullable(),
  stage: Stage.nullable(),
})
export type VisitVoice = z.infer<typeof VisitVoice>
export const Visit = z.object({
  id: z.uuid(),
  customer: Visited,
  way: z.string(),
  place: z.string(),
  purpose: z.string(),
  plannedAt: Instant,
  state: z.enum(['planned', 'started', 'done', 'cancelled']),
  confirmedAt: Instant.nullable(),
  confirmedBy: z.string().nullable(),
  /** Ids of the standard pack (manual/words.yaml) that are ticked off, and those that are still missing. */
  packed: z.array(z.string()),
  missing: z.array(z.string()),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  summary: z.string(),
  voices: z.array(VisitVoice),
})
export type Visit = z.infer<typeof Visit>

export const listVisits = endpoint({
  method: 'GET',
  path: '/api/visits',
  may: 'visit.record',
  says: 'My visits, latest first (4.1.2).',
  query: PageQuery.extend({ state: z.enum(['planned', 'started', 'done', 'cancelled']).optional() }),
  reply: page(Visit),
})
export const listMyCustomers = endpoint({
  method: 'GET',
  path: '/api/visits/customers',
  may: 'visit.record',
  says: 'The customers whose manager I am, masked.',
  query: z.object({ search: z.string().trim().max(40).optional() }),
  reply: z.array(CustomerCard.omit({ earlier: true })),
})
export const planVisit = endpoint({
  method: 'POST',
  path: '/api/visits',
  may: 'visit.record',
  says: 'Plans a visit to one of my customers.',
  body: z.object({
    customerId: z.uuid(),
    way: z.string().min(1).max(40),
    place: z.string().trim().max(200).default(''),
    purpose: z.string().trim().max(400).default(''),
    plannedAt: Instant,
  }),
  reply: Visit,
})
const act = <B extends z.core.$ZodType, R extends z.core.$ZodType>(name: string, says: string, body: B, reply: R) =>
  endpoint({
    method: 'POST',
    path: `/api/visits/:id/${name}`,
    may: 'visit.record',
    says,
    params: IdParams,
    body,
    reply,
  })
export const confirmVisit = act(
  'confirm',
  'The customer confirmed the appointment, and how (2.1.2).',
  z.object({ by: z.enum(['phone', 'wechat', 'sms', 'in-person']), plannedAt: Instant.optional() }),
  Visit,
)
export const packVisit = act(
  'pack',
  'Ticks off what lies in the standard document pack (2.1.2).',
  z.object({ packed: z.array(z.string().max(40)).max(40) }),
  Visit,
)
export const startVisit = act(
  'start',
  'The visit begins; refused while its appointment is not confirmed or its pack not ticked off (2.1.2).',
  z.object({}),
  Visit,
)
export const endVisit = act('end', 'The visit is over.', z.object({ summary: z.string().trim().max(4000) }), Visit)
export const cancelVisit = act('cancel', 'The visit will not take place.', z.object({ reason: Reason }), Visit)
const Words = FeedbackInput.pick({ rating: true, language: true, attachments: true }).extend({
  text: z.string().trim().min(2).max(20_000),
})
export const recordVisitVoice = act(
  'voices',
  'Records what the customer said on the visit; it enters by the one door, and is mine to the end (4.1.2, 2.2.2).',
  Words,
  FeedbackReceipt,
)

export const CustomerGroup = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  openedAt: Instant,
  members: z.array(Visited),
  voices: z.array(VisitVoice),
})
export type CustomerGroup = z.infer<typeof CustomerGroup>
export const listGroups = endpoint({
  method: 'GET',
  path: '/api/customer-groups',
  may: 'visit.record',
  says: 'My dedicated groups and what came from them lately (4.1.2).',
  reply: z.array(CustomerGroup),
})
export const openGroup = endpoint({
  method: 'POST',
  path: '/api/customer-groups',
  may: 'visit.record',
  says: 'Opens a dedicated group of my customers.',
  body: z.object({
    name: z.string().trim().min(2).max(60),
    kind: z.enum(['wechat', 'work-wechat', 'event']),
    customerIds: z.array(z.uuid()).min(1).max(200),
  }),
  reply: CustomerGroup,
})
export const recordGroupVoice = endpoint({
  method: 'POST',
  path: '/api/customer-groups/:id/voices',
  may: 'visit.record',
  says: 'Records what a member said in the group; the member is named (4.1.2).',
  params: IdParams,
  body: Words.extend({ customerId: z.uuid() }),
  reply: FeedbackReceipt,
})
