import { z } from 'zod'
import { Deadline } from './commitments.ts'
import { CustomerCard } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { FeedbackReceipt } from './feedback.ts'
import { Instant } from './instant.ts'
import { Done, Grade, IdParams, Note, PageQuery, page, StaffRef, Stage, UnitRef } from './words.ts'

export const CallEventKind = z.enum(['ringing', 'answered', 'transferred', 'ended', 'recording'])
export const CallEvent = z.object({
  /** The telephone system's own id of the call; with the event's kind and sequence it names one event for ever. */
  callId: z.string().trim().min(1).max(80),
  event: CallEventKind,
  sequence: z.int().min(0).max(1_000_000),
  at: Instant,
  caller: z.string().trim().max(40).optional(),
  callee: z.string().trim().max(40).optional(),
  /** The agent's login: at whose desk it rings, who answered, to whom it went. */
  agent: z.string().trim().max(64).optional(),
  queue: z.string().trim().max(80).optional(),
  /** What the caller chose in the voice menu, in order. */
  ivr: z.array(z.string().trim().max(80)).max(20).optional(),
  recording: z.string().trim().max(500).optional(),
})
export type CallEvent = z.infer<typeof CallEvent>
export const reportCall = endpoint({
  method: 'POST',
  path: '/api/calls/events',
  may: 'call.report',
  says: 'The telephone system (CTI) tells what happened to a call. Told twice, it counts once; told out of order, the call is the same.',
  body: CallEvent,
  reply: z.object({ callId: z.uuid(), isNew: z.boolean(), state: z.string() }),
})

export const CallState = z.enum(['ringing', 'answered', 'ended', 'abandoned'])
export const CallOutcome = z.enum(['complaint', 'enquiry', 'linked', 'answered', 'dropped', 'wrong-number'])
export type CallOutcome = z.infer<typeof CallOutcome>
export const CallSummary = z.object({
  id: z.uuid(),
  state: CallState,
  caller: z.string().nullable(),
  queue: z.string().nullable(),
  ivr: z.array(z.string()),
  beganAt: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  wrappedUpAt: Instant.nullable(),
  outcome: CallOutcome.nullable(),
  agent: StaffRef.nullable(),
  transfers: z.int(),
  recording: z.string().nullable(),
  cases: z.array(z.object({ caseId: z.uuid(), number: z.string(), title: z.string(), kind: z.string() })),
})
export type CallSummary = z.infer<typeof CallSummary>

export const CallerCase = z.object({
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  stage: Stage,
  grade: Grade,
  isComplaint: z.boolean(),
  receivedAt: Instant,
  unit: UnitRef,
  owner: StaffRef.nullable(),
  customerId: z.uuid().nullable(),
  /** What was promised and is still owed, soonest first. */
  deadlines: z.array(Deadline),
})
export type CallerCase = z.infer<typeof CallerCase>
export const CallDesk = CallSummary.extend({
  notes: z.string(),
  customerId: z.uuid().nullable(),
  /** Who has this number, masked; several may, and the number alone proves nobody. */
  customers: z.array(CustomerCard.omit({ earlier: true })),
  earlier: z.array(CallerCase),
  /** What the customer is told of the case that this call opened or is about: its promised dates. */
  promised: z.array(z.object({ number: z.string(), deadlines: z.array(Deadline) })),
})
export type CallDesk = z.infer<typeof CallDesk>

export const readPresentCall = endpoint({
  method: 'GET',
  path: '/api/calls/present',
  may: 'call.take',
  says: 'The call in my hand, with who calls, what they raised before and what was promised to them (2.2.2, 4.1.2).',
  /** `mayRehearse`: this bank is a demo or a sandbox, where a call can be let ring. */
  reply: z.object({ call: CallDesk.nullable(), mayRehearse: z.boolean() }),
})
export const listCalls = endpoint({
  method: 'GET',
  path: '/api/calls',
  may: 'call.take',
  says: 'My calls, newest first.',
  query: PageQuery,
  reply: page(CallSummary),
})
const act = <B extends z.core.$ZodType, R extends z.core.$ZodType>(name: string, says: string, body: B, reply: R) =>
  endpoint({ method: 'POST', path: `/api/calls/:id/${name}`, may: 'call.take', says, params: IdParams, body, reply })
export const writeCallNotes = act('notes', 'Keeps what the agent notes while talking.', z.object({ notes: Note }), Done)
export const chooseCaller = act(
  'customer',
  'Says which of them it is, or finds them by the number of the customer that was told.',
  z.object({ customerId: z.uuid().nullable().optional(), number: z.string().trim().max(40).optional() }),
  CallDesk,
)
export const turnIntoCase = act(
  'case',
  'One key turns the call into a complaint, or an enquiry, with its context; received when the call began (4.1.2).',
  z.object({ as: z.enum(['complaint', 'enquiry']), notes: Note.optional() }),
  FeedbackReceipt,
)
export const linkCall = act(
  'link',
  'The call is about a case that exists: its owner is told, and the call stands in its story.',
  z.object({ caseId: z.uuid(), notes: Note.optional() }),
  CallDesk,
)
export const wrapUpCall = act(
  'wrap-up',
  'Ends the work on a call; what was noted after its case was opened goes into the story.',
  z.object({ outcome: CallOutcome, notes: Note.optional() }),
  Done,
)
export const rehearseCall = endpoint({
  method: 'POST',
  path: '/api/calls/rehearsal',
  may: 'call.take',
  says: 'In a sandbox or demo bank only: lets a call ring at my desk, by the same events that a telephone system sends.',
  body: z.object({}),
  reply: Done,
})
export const listCaseCalls = endpoint({
  method: 'GET',
  path: '/api/cases/:id/calls',
  may: 'case.read',
  says: 'The calls of a case: when, in which queue, by which choices, with which recording.',
  params: IdParams,
  reply: z.array(CallSummary.extend({ notes: z.string(), kind: z.string() })),
})
