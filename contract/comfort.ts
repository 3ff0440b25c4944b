import { z } from 'zod'
import { CustomerCard } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { Done, Grade, IdParams, StaffRef, Stage, UnitRef } from './words.ts'

export const Present = z.object({ staff: StaffRef, doing: z.enum(['reading', 'answering']) })
export type Present = z.infer<typeof Present>
export const listPresent = endpoint({
  method: 'GET',
  path: '/api/cases/:id/presence',
  may: 'case.read',
  says: 'Which colleagues are at this case right now, and who of them writes an answer.',
  params: IdParams,
  reply: z.array(Present),
})
export const showPresence = endpoint({
  method: 'POST',
  path: '/api/cases/:id/presence',
  may: 'case.read',
  says: 'A sign of life at a case, every twenty seconds; forgotten after a minute without one.',
  params: IdParams,
  body: z.object({ doing: z.enum(['reading', 'answering', 'gone']) }),
  isFleeting: true,
  reply: z.array(Present),
})

const BlockText = z.string().trim().min(2).max(2000)
export const TextBlock = z.object({
  id: z.uuid(),
  title: z.string(),
  text: z.string(),
  /** The text with this case's facts in it; null where no case was named. */
  filled: z.string().nullable(),
  unit: UnitRef.nullable(),
  isMine: z.boolean(),
  usedCount: z.int(),
})
export type TextBlock = z.infer<typeof TextBlock>
export const listTextBlocks = endpoint({
  method: 'GET',
  path: '/api/text-blocks',
  may: 'case.work',
  says: 'My text blocks and those of my units, the most used first; with a case, filled with its facts.',
  query: z.object({ caseId: z.uuid().optional() }),
  reply: z.array(TextBlock),
})
const BlockBody = z.object({
  title: z.string().trim().min(1).max(60),
  text: BlockText,
  /** Everybody's in this unit and below it; takes text-block.manage. Null: mine alone. */
  unitId: z.uuid().nullable(),
})
export const keepTextBlock = endpoint({
  method: 'POST',
  path: '/api/text-blocks',
  may: 'case.work',
  says: 'Keeps a text block; a variable that nobody knows is refused.',
  body: BlockBody.extend({ id: z.uuid().optional() }),
  reply: TextBlock,
})
export const removeTextBlock = endpoint({
  method: 'DELETE',
  path: '/api/text-blocks/:id',
  may: 'case.work',
  says: 'Removes a text block of mine, or one of a unit that I keep.',
  params: IdParams,
  reply: Done,
})
export const countTextBlock = endpoint({
  method: 'POST',
  path: '/api/text-blocks/:id/uses',
  may: 'case.work',
  says: 'Counts that a text block was put into a text.',
  params: IdParams,
  reply: Done,
})

export const Duplicate = z.object({
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  stage: Stage,
  receivedAt: Instant,
  owner: StaffRef.nullable(),
  percent: z.int(),
  because: z.enum(['customer', 'phone', 'unit']),
  /** Why this case does not go on in that one, as a refusal's code; null where merging is open. */
  mergeRefusal: z.string().nullable(),
})
export type Duplicate = z.infer<typeof Duplicate>
export const listDuplicates = endpoint({
  method: 'GET',
  path: '/api/cases/:id/duplicates',
  may: 'case.read',
  says: 'Open cases that may be the same complaint again: by customer, telephone or unit, near in time and in words.',
  params: IdParams,
  reply: z.array(Duplicate),
})

export const FoundCase = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  stage: Stage,
  grade: Grade,
  unit: UnitRef,
  owner: StaffRef.nullable(),
})
export const find = endpoint({
  method: 'GET',
  path: '/api/find',
  may: 'staff',
  says: 'Cases by number, words or the last four digits of a telephone; customers by name, initials or last four digits, masked.',
  query: z.object({ search: z.string().trim().min(1).max(60) }),
  reply: z.object({
    cases: z.array(FoundCase),
    customers: z.array(CustomerCard.omit({ earlier: true })),
  }),
})
