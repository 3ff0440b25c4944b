import { z } from 'zod'
import { Deadline } from './commitments.ts'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { Done, Grade, IdParams, Reason, StaffRef, Stage, UnitRef } from './words.ts'

export const NeedKind = z.enum(['incident', 'approval', 'breached', 'hour', 'escalated', 'refused', 'unowned'])
export type NeedKind = z.infer<typeof NeedKind>

/** One thing that waits for whoever leads, with the case it is about. */
export const Need = z.object({
  kind: NeedKind,
  /** The approval, hand-over or incident; of all else the case itself. */
  subjectId: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  title: z.string(),
  grade: Grade,
  stage: Stage,
  unit: UnitRef,
  owner: StaffRef.nullable(),
  deadline: Deadline.nullable(),
  /** What was asked for (an approval's kind), why it was refused (a hand-over's note), how many (an incident's cases). */
  detail: z.string(),
  by: StaffRef.nullable(),
  at: Instant,
})
export type Need = z.infer<typeof Need>

export const Load = z.object({
  staff: StaffRef,
  unit: UnitRef,
  open: z.int(),
  dueToday: z.int(),
  overdue: z.int(),
  paused: z.int(),
  /** Away until this day, which is still included. */
  awayUntilOn: z.iso.date().nullable(),
  deputy: StaffRef.nullable(),
})
export type Load = z.infer<typeof Load>

export const readTeam = endpoint({
  method: 'GET',
  path: '/api/team',
  may: 'case.assign',
  says: 'What needs me now, and how much each colleague carries (2.1.3: who leads steps in).',
  query: z.object({ unitId: z.uuid().optional() }),
  reply: z.object({
    unit: UnitRef,
    needs: z.array(Need),
    /** How many of each kind there are, also beyond those shown; counting stops at 1,000. */
    counts: z.record(NeedKind, z.int()),
    loads: z.array(Load),
    now: Instant,
  }),
})

export const setAway = endpoint({
  method: 'POST',
  path: '/api/team/away',
  may: 'case.assign',
  says: 'A colleague is away until a day, or back again: nothing is assigned to who is away.',
  body: z.object({ staffId: z.uuid(), untilOn: z.iso.date().nullable() }),
  reply: Done,
})

const Move = z.object({ caseId: z.uuid(), fromId: z.uuid().nullable(), toId: z.uuid() })
export type Move = z.infer<typeof Move>
const MOST_CASES = 100

export const PlannedMove = z.object({
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  grade: Grade,
  from: StaffRef.nullable(),
  to: StaffRef.nullable(),
  /** Its clocks that are still owed, soonest first: they go with it. */
  clocks: z.array(Deadline),
  /** Why it stays where it is, as a refusal's code. */
  refusal: z.string().nullable(),
})
export type PlannedMove = z.infer<typeof PlannedMove>
export const previewAssignment = endpoint({
  method: 'POST',
  path: '/api/team/assignments/preview',
  may: 'case.assign',
  says: 'What would move to whom, with which clocks, what would be refused and why, and who would carry how much.',
  body: z.object({ caseIds: z.array(z.uuid()).min(1).max(MOST_CASES), toIds: z.array(z.uuid()).min(1).max(20) }),
  isFleeting: true,
  reply: z.object({
    moves: z.array(PlannedMove),
    people: z.array(z.object({ staff: StaffRef, before: z.int(), after: z.int() })),
  }),
})

export const MoveResult = z.object({ caseId: z.uuid(), number: z.string(), refusal: z.string().nullable() })
export const Assignment = z.object({
  id: z.uuid(),
  moves: z.array(MoveResult),
  undoUntil: Instant,
})
export type Assignment = z.infer<typeof Assignment>
export const assignCases = endpoint({
  method: 'POST',
  path: '/api/team/assignments',
  may: 'case.assign',
  says: 'Moves cases to other owners, openly and with a reason; what changed since the preview stays, and is named.',
  body: z.object({ moves: z.array(Move).min(1).max(MOST_CASES), reason: Reason }),
  reply: Assignment,
})
export const undoAssignment = endpoint({
  method: 'POST',
  path: '/api/team/assignments/:id/undo',
  may: 'case.assign',
  says: 'Moves back what nobody has worked on since; the rest stays, and is named.',
  params: IdParams,
  reply: z.object({ moves: z.array(MoveResult) }),
})
