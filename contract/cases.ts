import { z } from 'zod'
import { Deadline } from './commitments.ts'
import { CustomerCard } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { Feedback } from './feedback.ts'
import { Instant } from './instant.ts'
import {
  Done,
  Grade,
  IdParams,
  Label,
  Note,
  Outcome,
  PageQuery,
  page,
  Reason,
  StaffRef,
  Stage,
  UnitRef,
} from './words.ts'

export const CaseSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  unit: UnitRef,
  title: z.string(),
  channel: z.string(),
  stage: Stage,
  outcome: Outcome.nullable(),
  grade: Grade,
  isComplaint: z.boolean(),
  business: z.string(),
  nature: z.string(),
  tier: z.string(),
  emotion: z.string(),
  owner: StaffRef.nullable(),
  receivedAt: Instant,
  resolvedAt: Instant.nullable(),
  verifiedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  reopenedCount: z.int(),
  isPaused: z.boolean(),
  incidentId: z.uuid().nullable(),
  deadline: Deadline.nullable(),
})
export type CaseSummary = z.infer<typeof CaseSummary>

export const CaseFilter = z.object({
  queue: z.enum(['mine', 'unowned', 'unit', 'tickets', 'all']).default('unit'),
  open: z.enum(['yes', 'no']).optional(),
  search: z.string().max(60).optional(),
  stage: Stage.optional(),
  grade: Grade.optional(),
  unitId: z.uuid().optional(),
  incidentId: z.uuid().optional(),
  customerId: z.uuid().optional(),
})
export const listCases = endpoint({
  method: 'GET',
  path: '/api/cases',
  may: 'case.read',
  says: 'Cases of my part of the bank; the queue beside the open case.',
  query: CaseFilter.extend(PageQuery.shape),
  reply: page(CaseSummary),
})

export const CaseStep = z.object({
  round: z.int(),
  stage: Stage,
  fromAt: Instant,
  toAt: Instant.nullable(),
  by: StaffRef.nullable(),
})
export type CaseStep = z.infer<typeof CaseStep>
export const CaseEntry = z.object({
  id: z.uuid(),
  at: Instant,
  kind: z.string(),
  by: StaffRef.nullable(),
  text: z.string(),
  detail: z.record(z.string(), z.unknown()),
})
export type CaseEntry = z.infer<typeof CaseEntry>
export const Ticket = z.object({
  id: z.uuid(),
  number: z.string(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  unit: UnitRef,
  fromUnit: UnitRef,
  state: z.enum(['open', 'claimed', 'answered', 'returned', 'cancelled']),
  question: z.string(),
  askedBy: StaffRef,
  openedAt: Instant,
  claimedBy: StaffRef.nullable(),
  claimedAt: Instant.nullable(),
  answer: z.string().nullable(),
  isSolved: z.boolean().nullable(),
  answeredAt: Instant.nullable(),
  passedCount: z.int(),
  deadline: Deadline.nullable(),
})
export type Ticket = z.infer<typeof Ticket>
export const HandOver = z.object({
  id: z.uuid(),
  from: StaffRef,
  to: StaffRef,
  reason: z.string(),
  askedAt: Instant,
  state: z.enum(['waiting', 'accepted', 'refused', 'withdrawn']),
  answeredAt: Instant.nullable(),
  note: z.string().nullable(),
})
export const Approval = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  kind: z.enum(['downgrade', 'to-enquiry', 'invalid', 'complex', 'split']),
  proposal: z.record(z.string(), z.unknown()),
  reason: z.string(),
  askedBy: StaffRef,
  askedAt: Instant,
  state: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
  decidedBy: StaffRef.nullable(),
  decidedAt: Instant.nullable(),
  note: z.string().nullable(),
})
export const MessageEntry = z.object({
  id: z.uuid(),
  kind: z.string(),
  toPhone: z.string(),
  text: z.string(),
  state: z.enum(['queued', 'sent', 'delivered', 'failed']),
  failure: z.string().nullable(),
  queuedAt: Instant,
  sentAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
})

export const Case = CaseSummary.extend({
  gradeBecause: Label,
  isComplex: z.boolean(),
  subjectUnit: UnitRef.nullable(),
  subjectStaff: StaffRef.nullable(),
  takenAt: Instant.nullable(),
  followedUpAt: Instant.nullable(),
  plannedAt: Instant.nullable(),
  rootCause: z.string().nullable(),
  pausedGround: z.string().nullable(),
  resolvedBy: StaffRef.nullable(),
  steps: z.array(CaseStep),
  story: z.array(CaseEntry),
  deadlines: z.array(Deadline),
  tickets: z.array(Ticket),
  handOvers: z.array(HandOver),
  approvals: z.array(Approval),
  feedback: z.array(Feedback),
  customer: CustomerCard,
  messages: z.array(MessageEntry),
  links: z.array(z.object({ caseId: z.uuid(), number: z.string(), title: z.string(), kind: z.string() })),
  incident: z
    .object({
      id: z.uuid(),
      number: z.string(),
      title: z.string(),
      leadCaseId: z.uuid(),
      cases: z.int(),
      openedAt: Instant,
      announcedAt: Instant.nullable(),
    })
    .nullable(),
  /** How much of its story there is: an act sends it back as `seen`, so that nobody acts on what is no longer so. */
  version: z.int(),
  /** What the reader may do now; the screen offers nothing else. */
  actions: z.array(z.string()),
  /** Why the reply is held back, as refusal codes: open tickets, no root cause … */
  replyHeldBy: z.array(z.string()),
})
export type Case = z.infer<typeof Case>
export const readCase = endpoint({
  method: 'GET',
  path: '/api/cases/:id',
  may: 'case.read',
  says: 'One case: story, stages, clocks, tickets, customer.',
  params: IdParams,
  reply: Case,
})

/** How much of the story the actor had before them: what others did since refuses the act and is named (409). */
const Seen = z.object({ seen: z.int().min(0).optional() })
const act = <B extends z.ZodRawShape>(name: string, may: string, says: string, body: z.ZodObject<B>) =>
  endpoint({
    method: 'POST',
    path: `/api/cases/:id/${name}`,
    may,
    says,
    params: IdParams,
    body: body.extend(Seen.shape),
    reply: Case,
  })

export const takeCase = act(
  'take',
  'case.take',
  'The first contact takes the case and owns it to the end (首问负责, 2.2.2).',
  z.object({}),
)
export const followUpCase = act(
  'follow-up',
  'case.work',
  'Records the first contact with the customer after receipt (4.2.2, grade III).',
  z.object({ way: z.enum(['phone', 'sms', 'in-person', 'online']), note: Note.min(2) }),
)
export const analyseCase = act(
  'analyse',
  'case.work',
  'Records the root cause; without it there is no reply (4.3).',
  z.object({ rootCause: z.string().min(1).max(60), note: Note.min(2) }),
)
export const planCase = act(
  'plan',
  'case.work',
  'Records the improvement plan (grade II) or announces the plan (grade I) (4.2.2).',
  z.object({ text: Note.min(4), isAnnounced: z.boolean().default(false) }),
)
export const handleCase = act(
  'handle',
  'case.work',
  'Records what was done for the customer. For grade I the first record is the emergency handling (4.2.2).',
  z.object({ measure: z.string().min(1).max(60), note: Note.min(2), isFinished: z.boolean().default(true) }),
)
export const replyToCase = act(
  'reply',
  'case.work',
  'Tells the customer the result by SMS (with a link to confirm) or by phone (4.3).',
  z.object({ way: z.enum(['sms', 'phone']), text: z.string().trim().min(4).max(500) }),
)
export const apologiseInCase = act(
  'apologise',
  'case.work',
  'Records apology and solution after a dissatisfied event (6.1.3: within 24 hours).',
  z.object({ way: z.enum(['sms', 'phone', 'in-person']), text: Note.min(4) }),
)
export const verifyCase = act(
  'verify',
  'case.verify',
  'Records what the customer said when asked; who the complaint is about, and their unit, may not (chapter 7, recusal).',
  z.object({
    outcome: z.enum(['solved', 'not-solved', 'unreachable']),
    way: z.enum(['phone', 'in-person', 'online']),
    note: Note.min(2),
  }),
)
export const noteCase = act(
  'note',
  'case.work',
  'Adds an internal note; who is mentioned is told, and may be let see the case. A note never leaves the bank.',
  z.object({
    text: Note.min(1),
    mentions: z.array(z.uuid()).max(10).default([]),
    letSee: z.boolean().default(false),
  }),
)
export const regradeCase = act(
  'regrade',
  'case.regrade',
  'Raises the grade at once; lowering it waits for a second person (chapter 7).',
  z.object({ grade: Grade, reason: Reason }),
)
export const askReclassify = act(
  'reclassify',
  'case.regrade',
  'Complaint to enquiry waits for a second person; enquiry to complaint happens at once.',
  z.object({ isComplaint: z.boolean(), reason: Reason }),
)
export const markInvalid = act(
  'invalid',
  'case.regrade',
  'Not a valid feedback: waits for a second person.',
  z.object({ reason: Reason }),
)
export const markComplex = act(
  'complex',
  'case.regrade',
  'A complex complaint under the law: 30 instead of 15 days; waits for a second person.',
  z.object({ reason: Reason }),
)
export const pauseCase = act(
  'pause',
  'case.pause',
  "Pauses the manual's clocks on a named ground; the law's run on (chapter 7).",
  z.object({ ground: z.string().min(1).max(60), note: Note.min(2) }),
)
export const resumeCase = act(
  'resume',
  'case.pause',
  'Lets the clocks run again.',
  z.object({ note: Note.default('') }),
)
export const reopenCase = act(
  'reopen',
  'case.work',
  'Opens a resolved or closed case again: another round.',
  z.object({ reason: Reason }),
)
export const withdrawCase = act(
  'withdraw',
  'case.work',
  'The customer withdraws: the case ends the same day (chapter 7).',
  z.object({ reason: Reason }),
)
export const mergeCase = act(
  'merge',
  'case.merge',
  'The same complaint again: goes on in the other case.',
  z.object({ intoId: z.uuid(), reason: Reason }),
)
export const linkCase = act(
  'link',
  'case.work',
  'Links two cases.',
  z.object({ otherId: z.uuid(), kind: z.enum(['related', 'same']) }),
)
export const handOverCase = act(
  'hand-over',
  'case.work',
  'Asks a colleague to take over; ownership moves only when they accept (2.2.2).',
  z.object({ toId: z.uuid(), reason: Reason }),
)
export const openTicket = act(
  'tickets',
  'case.work',
  'Asks another department, with the whole context and a clock of its own (2.2.2).',
  z.object({ unitId: z.uuid(), question: Note.min(4) }),
)

export const answerHandOver = endpoint({
  method: 'POST',
  path: '/api/hand-overs/:id',
  may: 'case.work',
  says: 'Accepts or refuses a hand-over.',
  params: IdParams,
  body: z.object({ accept: z.boolean(), note: Note.default('') }),
  reply: Done,
})
export const decideApproval = endpoint({
  method: 'POST',
  path: '/api/approvals/:id',
  may: 'case.approve',
  says: 'The second person approves or refuses; never who asked, nor the same human.',
  params: IdParams,
  body: z.object({ approve: z.boolean(), note: Note.default('') }),
  reply: Done,
})

export const listTickets = endpoint({
  method: 'GET',
  path: '/api/tickets',
  may: 'ticket.read',
  says: 'Tickets to and from my units.',
  query: z
    .object({ state: z.enum(['open', 'claimed', 'answered', 'returned', 'cancelled']).optional() })
    .extend(PageQuery.shape),
  reply: page(Ticket),
})
const onTicket = <B extends z.core.$ZodType>(name: string, says: string, body: B) =>
  endpoint({
    method: 'POST',
    path: `/api/tickets/:id/${name}`,
    may: 'ticket.work',
    says,
    params: IdParams,
    body,
    reply: Ticket,
  })
export const claimTicket = onTicket('claim', 'One person claims a ticket; a second is refused (2.2.2).', z.object({}))
export const answerTicket = onTicket(
  'answer',
  'Answers; `isSolved: false` sends it back unresolved, visibly.',
  z.object({ answer: Note.min(2), isSolved: z.boolean() }),
)
export const passTicket = onTicket(
  'pass',
  'Passes it to another department: counted and visible.',
  z.object({ unitId: z.uuid(), reason: Reason }),
)
