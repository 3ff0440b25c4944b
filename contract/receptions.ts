import { z } from 'zod'
import { Deadline } from './commitments.ts'
import { endpoint } from './endpoint.ts'
import { FeedbackInput, FeedbackReceipt } from './feedback.ts'
import { Instant } from './instant.ts'
import { Done, Grade, IdParams, Note, PageQuery, page, Reason, StaffRef, Stage, UnitRef } from './words.ts'

export const ReceptionState = z.enum(['planned', 'open', 'held', 'cancelled'])
export type ReceptionState = z.infer<typeof ReceptionState>
const Place = z.string().trim().min(2).max(120)
const Theme = z.string().trim().max(200)
/** Where a day was announced: in the outlet, in the app … ids that the screen names. */
export const Announced = z.enum(['outlet', 'app', 'wechat', 'web', 'phone'])

export const ReceptionDay = z.object({
  id: z.uuid(),
  unit: UnitRef,
  president: StaffRef,
  fromAt: Instant,
  untilAt: Instant,
  place: z.string(),
  theme: z.string(),
  state: ReceptionState,
  announcedAt: Instant.nullable(),
  announcedIn: z.array(z.string()),
  heldAt: Instant.nullable(),
  matters: z.int(),
  openMatters: z.int(),
  appointments: z.int(),
})
export type ReceptionDay = z.infer<typeof ReceptionDay>

export const ReceptionMatter = z.object({
  caseId: z.uuid(),
  number: z.string(),
  nth: z.int(),
  title: z.string(),
  name: z.string().nullable(),
  at: Instant,
  receivedBy: StaffRef,
  owner: StaffRef.nullable(),
  grade: Grade,
  isComplaint: z.boolean(),
  stage: Stage,
  closedAt: Instant.nullable(),
  deadlines: z.array(Deadline),
})
export type ReceptionMatter = z.infer<typeof ReceptionMatter>
export const ReceptionAppointment = z.object({
  id: z.uuid(),
  at: Instant,
  name: z.string(),
  phone: z.string().nullable(),
  topic: z.string(),
  state: z.enum(['booked', 'came', 'missed', 'cancelled']),
  isCustomer: z.boolean(),
})
export type ReceptionAppointment = z.infer<typeof ReceptionAppointment>
export const ReceptionChange = z.object({
  kind: z.enum(['moved', 'cancelled']),
  wasAt: Instant,
  becomesAt: Instant.nullable(),
  reason: z.string(),
  at: Instant,
  by: StaffRef,
})
export const ReceptionPage = ReceptionDay.extend({
  minutes: z.string(),
  openedAt: Instant.nullable(),
  heldBy: StaffRef.nullable(),
  appointmentList: z.array(ReceptionAppointment),
  matterList: z.array(ReceptionMatter),
  changes: z.array(ReceptionChange),
  /** What the reader may do now. */
  actions: z.array(z.enum(['announce', 'move', 'cancel', 'book', 'open', 'record', 'minutes', 'close'])),
})
export type ReceptionPage = z.infer<typeof ReceptionPage>

export const listReceptions = endpoint({
  method: 'GET',
  path: '/api/receptions',
  may: 'reception.read',
  says: "President's reception days of my part of the bank, latest first (4.1.1).",
  query: PageQuery.extend({ unitId: z.uuid().optional(), state: ReceptionState.optional() }),
  reply: page(ReceptionDay),
})
export const readReception = endpoint({
  method: 'GET',
  path: '/api/receptions/:id',
  may: 'reception.read',
  says: 'One reception day: who comes, what was raised, and how far each matter is.',
  params: IdParams,
  reply: ReceptionPage,
})
export const planReception = endpoint({
  method: 'POST',
  path: '/api/receptions',
  may: 'reception.hold',
  says: "Plans an outlet's reception day; the month's duty to plan is met by it when it is in time (4.1.1).",
  body: z.object({
    outlet: z.string().min(1).max(40),
    presidentId: z.uuid().optional(),
    fromAt: Instant,
    untilAt: Instant,
    place: Place,
    theme: Theme.default(''),
  }),
  reply: ReceptionPage,
})
const act = <B extends z.core.$ZodType>(name: string, says: string, body: B) =>
  endpoint({
    method: 'POST',
    path: `/api/receptions/:id/${name}`,
    may: 'reception.hold',
    says,
    params: IdParams,
    body,
    reply: ReceptionPage,
  })
export const announceReception = act(
  'announce',
  'Records where the day was announced to customers.',
  z.object({ where: z.array(Announced).min(1).max(5) }),
)
export const moveReception = act(
  'move',
  'Moves the day to another moment, with a reason that stays to be read.',
  z.object({ fromAt: Instant, untilAt: Instant, reason: Reason }),
)
export const cancelReception = act(
  'cancel',
  "Cancels the day with a reason; the month's duty to hold one stays owed.",
  z.object({ reason: Reason }),
)
export const bookAppointment = act(
  'appointments',
  'Enters who wants to come, and when.',
  z.object({
    at: Instant,
    name: z.string().trim().min(1).max(60),
    phone: z.string().trim().max(30).optional(),
    customer: z.string().max(40).optional(),
    topic: z.string().trim().max(400).default(''),
  }),
)
export const openReception = act('open', 'The reception begins.', z.object({}))
export const writeMinutes = act('minutes', 'Writes the minutes of the day.', z.object({ minutes: Note }))
export const closeReception = act(
  'close',
  'The reception was held; without a matter it says so (`hadNobody`), never silently.',
  z.object({ minutes: Note.default(''), hadNobody: z.boolean().default(false) }),
)
export const settleAppointment = endpoint({
  method: 'POST',
  path: '/api/receptions/:id/appointments/:appointmentId',
  may: 'reception.hold',
  says: 'Who came, who did not, who cancelled.',
  params: z.object({ id: z.uuid(), appointmentId: z.uuid() }),
  body: z.object({ state: z.enum(['booked', 'came', 'missed', 'cancelled']) }),
  reply: Done,
})
export const recordMatter = endpoint({
  method: 'POST',
  path: '/api/receptions/:id/matters',
  may: 'reception.hold',
  says: 'Records a matter on the spot: it is a case at once, owned by who received it (4.1.1, 2.2.2).',
  params: IdParams,
  body: FeedbackInput.omit({ channel: true, outlet: true }).extend({ appointmentId: z.uuid().optional() }),
  reply: FeedbackReceipt,
})
