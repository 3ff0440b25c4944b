import { z } from 'zod'
import { Deadline } from './commitments.ts'
import { endpoint } from './endpoint.ts'
import { FileKind, Tickets } from './files.ts'
import { Instant } from './instant.ts'
import { Done, Grade, IdParams, Label, PageQuery, page, StaffRef, Stage, UnitRef } from './words.ts'

/** One verdict of the understanding: what, how sure (0..1), and the words that decided, as they stand in the text. */
export const Verdict = z.object({ value: z.string(), confidence: z.number(), because: z.array(z.string()) })
export type Verdict = z.infer<typeof Verdict>
export const Classification = z.object({
  business: Verdict,
  nature: Verdict,
  tier: Verdict,
  emotion: Verdict,
  complaint: Verdict,
  intent: Verdict,
})
export type Classification = z.infer<typeof Classification>
export const Axis = z.enum(['business', 'nature', 'tier', 'emotion', 'complaint', 'intent'])
export type Axis = z.infer<typeof Axis>

export const FeedbackInput = z.object({
  /** A channel of manual/words.yaml (4.1.1, 4.1.2). */
  channel: z.string().min(1).max(40),
  /** The outlet's or department's code; left out where the voice names no place. */
  outlet: z.string().max(40).optional(),
  text: z.string().max(20_000).default(''),
  rating: z.int().min(1).max(5).optional(),
  language: z.enum(['zh', 'en']).default('zh'),
  /** The bank's customer number, where known. */
  customer: z.string().max(40).optional(),
  contact: z
    .object({ name: z.string().trim().max(60).optional(), phone: z.string().trim().max(30).optional() })
    .optional(),
  /** Who the feedback is about, by login: that person and that unit never verify it (chapter 7, recusal). */
  aboutStaff: z.string().max(64).optional(),
  /** What business it is about, where the customer said so: their own word leads on that axis. */
  about: z.string().max(40).optional(),
  /** Tickets of files that were uploaded before: pictures, a voice, a document. */
  attachments: Tickets.optional(),
})
export type FeedbackInput = z.infer<typeof FeedbackInput>

export const FeedbackReceipt = z.object({
  feedbackId: z.uuid(),
  feedbackNumber: z.string(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  receivedAt: Instant,
  classification: Classification,
  grade: Grade.nullable(),
  gradeBecause: Label.nullable(),
  deadlines: z.array(Deadline),
  /** How many secrets (passwords, one-time codes, card verification values) were masked before anything was stored. */
  maskedSecrets: z.int(),
})
export type FeedbackReceipt = z.infer<typeof FeedbackReceipt>
export const recordFeedback = endpoint({
  method: 'POST',
  path: '/api/feedback',
  may: 'feedback.record',
  says: "The one door for a customer's voice, from every channel (4.1). Send an Idempotency-Key: asked again, it answers again.",
  body: FeedbackInput,
  reply: FeedbackReceipt,
})

export const Feedback = z.object({
  id: z.uuid(),
  number: z.string(),
  channel: z.string(),
  unit: UnitRef,
  receivedAt: Instant,
  language: z.string(),
  text: z.string(),
  rating: z.int().nullable(),
  customerId: z.uuid().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  business: z.string(),
  nature: z.string(),
  tier: z.string(),
  emotion: z.string(),
  intent: z.string(),
  isComplaint: z.boolean(),
  confidence: z.number(),
  isCorrected: z.boolean(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  grade: Grade.nullable(),
  stage: Stage.nullable(),
  incidentId: z.uuid().nullable(),
})
export type Feedback = z.infer<typeof Feedback>
/** A feedback as lists and its own page show it: with what came beside the words, and what a machine heard of a voice. */
export const ListedFeedback = Feedback.extend({ attached: z.array(FileKind), transcript: z.string().nullable() })
export type ListedFeedback = z.infer<typeof ListedFeedback>
export const FeedbackFilter = z.object({
  search: z.string().max(100).optional(),
  unitId: z.uuid().optional(),
  channel: z.string().max(40).optional(),
  business: z.string().max(40).optional(),
  nature: z.string().max(40).optional(),
  tier: z.string().max(40).optional(),
  emotion: z.string().max(40).optional(),
  complaint: z.enum(['yes', 'no']).optional(),
  grade: Grade.optional(),
  stage: Stage.optional(),
  fromOn: z.iso.date().optional(),
  untilOn: z.iso.date().optional(),
  maxRating: z.coerce.number().int().min(1).max(5).optional(),
})
export type FeedbackFilter = z.infer<typeof FeedbackFilter>
export const listFeedback = endpoint({
  method: 'GET',
  path: '/api/feedback',
  may: 'feedback.read',
  says: 'Feedback in my part of the bank, newest first, filtered and searched (4.2.1).',
  query: FeedbackFilter.extend(PageQuery.shape),
  reply: page(ListedFeedback),
})
export const countFeedback = endpoint({
  method: 'GET',
  path: '/api/feedback/counts',
  may: 'feedback.read',
  says: 'How many match the filter, by axis; counting stops at 10,000.',
  query: FeedbackFilter,
  reply: z.object({
    total: z.int(),
    isCapped: z.boolean(),
    byBusiness: z.record(z.string(), z.int()),
    byNature: z.record(z.string(), z.int()),
    byEmotion: z.record(z.string(), z.int()),
  }),
})
export const readFeedback = endpoint({
  method: 'GET',
  path: '/api/feedback/:id',
  may: 'feedback.read',
  says: 'One feedback with its classification, why, and its corrections.',
  params: IdParams,
  reply: ListedFeedback.extend({
    classification: Classification,
    corrections: z.array(z.object({ axis: Axis, was: z.string(), becomes: z.string(), by: StaffRef, at: Instant })),
  }),
})
export const correctFeedback = endpoint({
  method: 'POST',
  path: '/api/feedback/:id/corrections',
  may: 'feedback.correct',
  says: 'Puts one axis of a classification right; kept, so that the classifier can learn (4.2.1). Complaint to enquiry goes through the case, with a second person.',
  params: IdParams,
  body: z.object({ axis: Axis, becomes: z.string().min(1).max(40) }),
  reply: Done,
})

/** The customer's own page, opened by the link in the message. */
export type CustomerAnswer = z.infer<typeof CustomerAnswer>
export const CustomerAnswer = z.object({
  bank: Label,
  caseNumber: z.string(),
  receivedAt: Instant,
  title: z.string(),
  reply: z.string(),
  repliedAt: Instant.nullable(),
  state: z.enum(['in-work', 'answered', 'confirmed', 'reopened', 'closed']),
  promisedAt: Instant.nullable(),
})
export const readAnswer = endpoint({
  method: 'GET',
  path: '/api/answers/:code',
  may: 'anyone',
  says: "What the bank answered, for who holds the link's code.",
  params: z.object({ code: z.string().min(8).max(64) }),
  reply: CustomerAnswer,
})
export const giveAnswer = endpoint({
  method: 'POST',
  path: '/api/answers/:code',
  may: 'anyone',
  says: 'The customer confirms, or says «not solved», which reopens the case at once (4.3). Silence stays silence.',
  params: z.object({ code: z.string().min(8).max(64) }),
  body: z.object({
    isSolved: z.boolean(),
    rating: z.int().min(1).max(5).optional(),
    text: z.string().max(4000).default(''),
  }),
  reply: CustomerAnswer,
})

export const LookBack = z.object({
  id: z.uuid(),
  month: z.string(),
  unit: UnitRef,
  caseId: z.uuid(),
  caseNumber: z.string(),
  title: z.string(),
  grade: Grade,
  /** Null once it was opened again. */
  resolvedAt: Instant.nullable(),
  resolvedBy: StaffRef.nullable(),
  assignedTo: StaffRef.nullable(),
  why: z.enum(['drawn', 'second-person']),
  state: z.enum(['waiting', 'passed', 'failed']),
  finding: z.string().nullable(),
  doneBy: StaffRef.nullable(),
  doneAt: Instant.nullable(),
})
export type LookBack = z.infer<typeof LookBack>
export const LookBackDraw = z.object({
  month: z.string(),
  unit: UnitRef,
  population: z.int(),
  sample: z.int(),
  percent: z.int(),
  drawnAt: Instant,
  commitment: z.string(),
  secret: z.string(),
  seed: z.string(),
  beacon: z.string(),
  populationDigest: z.string(),
  done: z.int(),
  failed: z.int(),
})
export type LookBackDraw = z.infer<typeof LookBackDraw>
const MonthQuery = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
})
export const listLookBacks = endpoint({
  method: 'GET',
  path: '/api/look-backs',
  may: 'look-back.read',
  says: 'Items drawn to be looked back at (回头看, 4.3).',
  query: MonthQuery.extend({ mine: z.enum(['yes']).optional() }).extend(PageQuery.shape),
  reply: page(LookBack),
})
export const listDraws = endpoint({
  method: 'GET',
  path: '/api/look-backs/draws',
  may: 'look-back.read',
  says: "The certificates of a month's draws: secret, seed and population, so that anyone can draw again (4.3).",
  query: MonthQuery,
  reply: z.array(LookBackDraw),
})
export const checkLookBack = endpoint({
  method: 'POST',
  path: '/api/look-backs/:id',
  may: 'look-back.check',
  says: 'Records what looking back found; a failure reopens the case and counts against its first resolution (4.3).',
  params: IdParams,
  body: z.object({ passed: z.boolean(), finding: z.string().trim().min(4).max(4000) }),
  reply: LookBack,
})
