import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { Basis, ClockState, IdParams, Label, PageQuery, page, StaffRef, UnitRef } from './words.ts'

/** A deadline as every screen shows it. */
export type Deadline = z.infer<typeof Deadline>
export const Deadline = z.object({
  clockId: z.uuid(),
  commitmentId: z.string(),
  clause: z.string(),
  basis: Basis,
  title: Label,
  startedAt: Instant,
  dueAt: Instant,
  state: ClockState,
  closedAt: Instant.nullable(),
  isProvisional: z.boolean(),
  /** The earliest running one leads: it is *the* deadline of its case. */
  leads: z.boolean(),
})

export type CountedDay = z.infer<typeof CountedDay>
export const CountedDay = z.object({
  day: z.iso.date(),
  counted: z.boolean(),
  n: z.int().nullable(),
  kind: z.enum(['working', 'rest']),
  reason: z.string(),
  name: z.string().nullable(),
  provisional: z.boolean(),
})
export const WhyThisDate = z.object({
  deadline: Deadline,
  limit: z.object({ amount: z.number(), unit: z.string() }),
  version: z.int(),
  calendar: z.string(),
  days: z.array(CountedDay),
  segments: z.array(
    z.object({
      kind: z.enum(['running', 'paused']),
      fromAt: Instant,
      toAt: Instant.nullable(),
      why: z.string(),
      by: StaffRef.nullable(),
    }),
  ),
  warnings: z.array(z.object({ percent: z.int(), at: Instant })),
})
export type WhyThisDate = z.infer<typeof WhyThisDate>
export const explainDeadline = endpoint({
  method: 'GET',
  path: '/api/clocks/:id/why',
  may: 'case.read',
  says: 'Why this date? The days counted, the pauses left out, the version of the promise (chapter 7).',
  params: IdParams,
  reply: WhyThisDate,
})

export type BoardState = z.infer<typeof BoardState>
/** `quiet`: live, but nothing fell under it in the period. `not-yet`: the clause is not yet kept by the system. */
export const BoardState = z.enum(['kept', 'at-risk', 'broken', 'quiet', 'not-yet'])
export type BoardCommitment = z.infer<typeof BoardCommitment>
export const BoardCommitment = z.object({
  commitmentId: z.string(),
  title: Label,
  kind: z.enum(['deadline', 'cadence', 'target']),
  basis: Basis,
  state: BoardState,
  kept: z.int(),
  running: z.int(),
  atRisk: z.int(),
  broken: z.int(),
  superseded: z.int(),
  target: z
    .object({ numerator: z.int(), denominator: z.int(), low: z.number(), high: z.number(), atLeastPercent: z.number() })
    .nullable(),
})
export type BoardRow = z.infer<typeof BoardRow>
export const BoardRow = z.object({
  clause: z.string(),
  title: Label,
  says: Label,
  state: BoardState,
  commitments: z.array(BoardCommitment),
})
export type BoardQuery = z.infer<typeof BoardQuery>
/** period: a day (2026-11-24), ISO week (2026-W47), month (2026-11) or quarter (2026-Q4), in Asia/Shanghai. */
export const BoardQuery = z.object({
  unitId: z.uuid().optional(),
  period: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?|-W\d{2}|-Q[1-4])$/)
    .optional(),
})
export const readBoard = endpoint({
  method: 'GET',
  path: '/api/board',
  may: 'board.read',
  says: 'The clause board (手册履约看板): every clause of the manual, live, for a unit with all below it and a period.',
  query: BoardQuery,
  reply: z.object({ unit: UnitRef, period: z.string(), rows: z.array(BoardRow) }),
})
export type BoardEvidence = z.infer<typeof BoardEvidence>
export const BoardEvidence = z.object({
  clockId: z.uuid().nullable(),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  title: z.string(),
  unit: UnitRef,
  responsible: StaffRef.nullable(),
  startedAt: Instant,
  dueAt: Instant,
  closedAt: Instant.nullable(),
  state: ClockState,
  counts: z.enum(['kept', 'running', 'at-risk', 'broken', 'superseded', 'in', 'out']),
})
export const listEvidence = endpoint({
  method: 'GET',
  path: '/api/board/:commitmentId/rows',
  may: 'board.read',
  says: 'The rows behind a figure of the board: as many as the figure says.',
  params: z.object({ commitmentId: z.string().max(80) }),
  query: BoardQuery.extend({ counts: BoardEvidence.shape.counts.optional() }).extend(PageQuery.shape),
  reply: page(BoardEvidence),
})

export type WorkKind = z.infer<typeof WorkKind>
export const WorkKind = z.enum(['clock', 'unowned', 'hand-over', 'ticket', 'approval', 'look-back', 'duty'])
/** One thing that I owe. `action` is the one click: the screen knows what it opens. */
export type WorkItem = z.infer<typeof WorkItem>
export const WorkItem = z.object({
  id: z.string(),
  kind: WorkKind,
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  title: z.string(),
  grade: z.string().nullable(),
  stage: z.string().nullable(),
  deadline: Deadline.nullable(),
  owes: Label,
  action: z.enum([
    'take',
    'follow-up',
    'analyse',
    'plan',
    'handle',
    'reply',
    'verify',
    'apologise',
    'answer-hand-over',
    'claim-ticket',
    'answer-ticket',
    'decide',
    'look-back',
    'open',
  ]),
  subjectId: z.uuid(),
  unit: UnitRef,
  responsible: StaffRef.nullable(),
  escalated: z.boolean(),
  /** Of a duty that takes several acts: how many there are. */
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
})
export const listWork = endpoint({
  method: 'GET',
  path: '/api/work',
  may: 'staff',
  says: 'All that I owe, soonest first (my work).',
  query: z.object({
    scope: z.enum(['mine', 'unit']).default('mine'),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({ items: z.array(WorkItem), now: Instant }),
})

export const Notice = z.object({
  id: z.uuid(),
  kind: z.string(),
  at: Instant,
  caseId: z.uuid().nullable(),
  clockId: z.uuid().nullable(),
  detail: z.record(z.string(), z.unknown()),
  readAt: Instant.nullable(),
})
export type Notice = z.infer<typeof Notice>
export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  may: 'staff',
  says: 'Warnings and questions addressed to me.',
  query: PageQuery,
  reply: page(Notice),
})
export const readNotices = endpoint({
  method: 'POST',
  path: '/api/notices/read',
  may: 'staff',
  says: 'Marks my notices as read.',
  body: z.object({ ids: z.array(z.uuid()).min(1).max(200) }),
  reply: z.object({ read: z.int() }),
})

export const BankTime = z.object({ now: Instant, isSandbox: z.boolean() })
export const readTime = endpoint({
  method: 'GET',
  path: '/api/time',
  may: 'anyone',
  says: "The bank's time, and whether it is a sandbox.",
  reply: BankTime,
})
export const moveSandboxClock = endpoint({
  method: 'POST',
  path: '/api/sandbox/clock',
  may: 'sandbox.move',
  says: "Moves the sandbox's clock forward; answers when all that fell due has been done. Exists only with BIHUAN_SANDBOX=1.",
  body: z.object({ now: Instant }),
  reply: BankTime.extend({ woken: z.int(), duties: z.int(), effects: z.int() }),
})
