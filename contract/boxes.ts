import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FeedbackInput, FeedbackReceipt } from './feedback.ts'
import { Instant } from './instant.ts'
import { IdParams, Note, PageQuery, page, StaffRef, UnitRef } from './words.ts'

/** A pile of slips has an end; a larger number is a slip of the finger. */
const SlipCount = z.int().min(0).max(500)

export const BoxEmptying = z.object({
  id: z.uuid(),
  unit: UnitRef,
  emptiedAt: Instant,
  emptiedBy: StaffRef,
  slipCount: z.int(),
  /** How many of them stand in the system already. */
  enteredCount: z.int(),
  note: z.string(),
})
export type BoxEmptying = z.infer<typeof BoxEmptying>

export const listEmptyings = endpoint({
  method: 'GET',
  path: '/api/boxes/emptyings',
  may: 'feedback.record',
  says: 'When the suggestion boxes of my part of the bank were emptied, newest first, and how far their slips are entered (4.1.1).',
  query: PageQuery.extend({ unitId: z.uuid().optional() }),
  reply: page(BoxEmptying),
})
export const emptyBox = endpoint({
  method: 'POST',
  path: '/api/boxes/emptyings',
  may: 'feedback.record',
  says: 'Records that a suggestion box was emptied, by whom, and how many slips lay in it; none is recorded as none (4.1.1).',
  body: z.object({
    outlet: z.string().min(1).max(40),
    emptiedAt: Instant,
    emptiedById: z.uuid().optional(),
    slipCount: SlipCount,
    note: Note.max(2000).default(''),
  }),
  reply: BoxEmptying,
})
export const recountBox = endpoint({
  method: 'POST',
  path: '/api/boxes/emptyings/:id/count',
  may: 'feedback.record',
  says: 'Puts the number of slips right, never below what was entered.',
  params: IdParams,
  body: z.object({ slipCount: SlipCount }),
  reply: BoxEmptying,
})
export const SlipInput = FeedbackInput.omit({ channel: true, outlet: true })
export type SlipInput = z.infer<typeof SlipInput>
export const recordSlip = endpoint({
  method: 'POST',
  path: '/api/boxes/emptyings/:id/slips',
  may: 'feedback.record',
  says: 'Enters one slip; its clocks count from the emptying, when the bank received it (4.1.1, 4.2.2).',
  params: IdParams,
  body: SlipInput,
  reply: FeedbackReceipt,
})

export const LikeFeedback = z.object({
  feedbackId: z.uuid(),
  number: z.string(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  unit: UnitRef,
  channel: z.string(),
  receivedAt: Instant,
  /** The words themselves, cut; secrets were masked before they were stored. */
  excerpt: z.string(),
  /** 0 to 100. */
  likenessPercent: z.int(),
  isSameContact: z.boolean(),
})
export type LikeFeedback = z.infer<typeof LikeFeedback>
export const findLike = endpoint({
  method: 'POST',
  path: '/api/feedback/like',
  may: 'feedback.read',
  says: 'What was said like this lately at the same outlet, most alike first: a hint that it may be here already.',
  body: z.object({
    text: z.string().max(20_000),
    outlet: z.string().max(40).optional(),
    phone: z.string().max(30).optional(),
  }),
  reply: z.array(LikeFeedback),
})
