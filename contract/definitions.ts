import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { Basis, Done, IdParams, Label, Reason, StaffRef, UnitRef } from './words.ts'

export type CommitmentLimit = z.infer<typeof CommitmentLimit>
export const CommitmentLimit = z.object({
  amount: z.int().min(1).max(10_000),
  unit: z.enum(['elapsed-minutes', 'elapsed-hours', 'working-hours', 'working-days', 'calendar-days']),
})
const Escalation = z.object({
  percent: z.int().min(1).max(1000),
  to: z.enum(['deputy', 'supervisor', 'service-department']),
})
/** The numbers of a promise that a bank changes without a release. What it starts and ends by is the manual's. */
export type CommitmentNumbers = z.infer<typeof CommitmentNumbers>
export const CommitmentNumbers = z.object({
  limit: CommitmentLimit.optional(),
  warnings: z.array(z.int().min(1).max(99)).max(6).optional(),
  escalation: z.array(Escalation).max(8).optional(),
  atLeastPercent: z.number().min(0).max(100).optional(),
  /** Where the number stands: a law's is not lengthened without it. */
  source: z.string().trim().min(6).max(400).optional(),
})

/** One number as it was and as it becomes; `null`: it was not there. */
export type NumberChange = z.infer<typeof NumberChange>
export const NumberChange = z.object({
  field: z.enum(['limit', 'warnings', 'escalation', 'atLeastPercent', 'source', 'other']),
  was: z.unknown(),
  becomes: z.unknown(),
})
export type CommitmentVersion = z.infer<typeof CommitmentVersion>
export const CommitmentVersion = z.object({
  version: z.int(),
  effectiveAt: Instant,
  endedAt: Instant.nullable(),
  state: z.enum(['over', 'in-force', 'to-come']),
  origin: z.enum(['manual', 'bank']),
  numbers: CommitmentNumbers,
  changes: z.array(NumberChange),
  askedBy: StaffRef.nullable(),
  decidedBy: StaffRef.nullable(),
  reason: z.string().nullable(),
  /** Clocks that still run under it, and keep its number to their end. */
  running: z.int(),
})
export type CommitmentChange = z.infer<typeof CommitmentChange>
export const CommitmentChange = z.object({
  id: z.uuid(),
  commitmentId: z.string(),
  baseVersion: z.int(),
  changes: z.array(NumberChange),
  effectiveAt: Instant.nullable(),
  reason: z.string(),
  state: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
  askedBy: StaffRef,
  askedAt: Instant,
  decidedBy: StaffRef.nullable(),
  decidedAt: Instant.nullable(),
  note: z.string().nullable(),
})
export type Commitment = z.infer<typeof Commitment>
export const Commitment = z.object({
  id: z.string(),
  clause: z.string(),
  kind: z.enum(['deadline', 'cadence', 'target']),
  basis: Basis,
  title: Label,
  assumed: z.string().nullable(),
  version: z.int(),
  numbers: CommitmentNumbers,
  isChanging: z.boolean(),
  isWaiting: z.boolean(),
})
const CommitmentParams = z.object({ id: z.string().max(80) })

export const listCommitments = endpoint({
  method: 'GET',
  path: '/api/commitments',
  may: 'commitment.read',
  says: 'Every promise with the number that is in force.',
  reply: z.array(Commitment),
})
export const readCommitment = endpoint({
  method: 'GET',
  path: '/api/commitments/:id',
  may: 'commitment.read',
  says: 'One promise with all its versions, who changed it and why, and what waits for a second person.',
  params: CommitmentParams,
  reply: Commitment.extend({
    clauseTitle: Label,
    /** The events that start and meet it. */
    starts: z.array(z.string()),
    meets: z.array(z.string()),
    every: z.string().nullable(),
    dutyRole: z.string().nullable(),
    latestVersion: z.int(),
    versions: z.array(CommitmentVersion),
    changes: z.array(CommitmentChange),
  }),
})
export const askCommitmentChange = endpoint({
  method: 'POST',
  path: '/api/commitments/:id/changes',
  may: 'commitment.manage',
  says: 'Asks for a changed number, from now or from a later moment; a second person decides. Running clocks keep theirs.',
  params: CommitmentParams,
  body: z.object({
    version: z.int().min(1),
    numbers: CommitmentNumbers,
    effectiveAt: Instant.nullable(),
    reason: Reason,
  }),
  reply: CommitmentChange,
})
export const decideCommitmentChange = endpoint({
  method: 'POST',
  path: '/api/commitment-changes/:id',
  may: 'commitment.manage',
  says: 'Decides as the second person: never who asked, under whatever account.',
  params: IdParams,
  body: z.object({ approve: z.boolean(), note: z.string().trim().max(2000).default('') }),
  reply: CommitmentChange,
})
export const withdrawCommitmentChange = endpoint({
  method: 'DELETE',
  path: '/api/commitment-changes/:id',
  may: 'commitment.manage',
  says: 'Takes back what one asked for oneself.',
  params: IdParams,
  reply: Done,
})

export type WhatIfCounts = z.infer<typeof WhatIfCounts>
export const WhatIfCounts = z.object({ met: z.int(), missed: z.int(), running: z.int(), ended: z.int() })
export type WhatIf = z.infer<typeof WhatIf>
export const WhatIf = z.object({
  limit: CommitmentLimit,
  from: Instant,
  until: Instant,
  clocks: z.int(),
  /** More were there than are replayed; the newest were. */
  isCut: z.boolean(),
  /** Clocks whose recorded date no replay explains (a calendar loaded after they ended, another unit): left out. */
  unexplained: z.int(),
  was: WhatIfCounts,
  becomes: WhatIfCounts,
  units: z.array(z.object({ unit: UnitRef, was: WhatIfCounts, becomes: WhatIfCounts })),
  /** How many change side, and the first of them. */
  changing: z.int(),
  sides: z.array(
    z.object({
      clockId: z.uuid(),
      caseId: z.uuid().nullable(),
      caseNumber: z.string().nullable(),
      unit: UnitRef,
      startedAt: Instant,
      closedAt: Instant.nullable(),
      wasDueAt: Instant,
      becomesDueAt: Instant.nullable(),
      was: z.enum(['met', 'missed', 'running', 'ended']),
      becomes: z.enum(['met', 'missed', 'running', 'ended']),
    }),
  ),
})
export const askWhatIf = endpoint({
  method: 'GET',
  path: '/api/commitments/:id/what-if',
  may: 'commitment.manage',
  says: 'Replays the last 90 days of a promise’s clocks under another number: how many would have been kept, and which change side.',
  params: CommitmentParams,
  query: z.object({ amount: z.coerce.number().int().min(1).max(10_000), unit: CommitmentLimit.shape.unit }),
  reply: WhatIf,
})
