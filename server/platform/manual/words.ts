import { z } from 'zod'
import { Bilingual } from './bilingual.ts'
import { Id, identified } from './identified.ts'

/** A word of a list that people choose from. */
export const Word = z.strictObject({ id: Id, name: Bilingual })
export type Word = z.infer<typeof Word>

const Described = Word.extend({ says: Bilingual })

export const RootCause = Described.extend({ children: identified(Word) })
export type RootCause = z.infer<typeof RootCause>

export const PauseGround = Described.extend({
  /** What has to be in the file before the clock stops. */
  evidence: Bilingual,
  /** Whether the law's clock goes on; `unconfirmed` counts as going on. */
  law: z.enum(['runs-on', 'unconfirmed']),
  lawSays: Bilingual,
})
export type PauseGround = z.infer<typeof PauseGround>

export const RegradeReason = Word.extend({ direction: z.enum(['raises', 'lowers', 'either']) })
export type RegradeReason = z.infer<typeof RegradeReason>

export const VerificationOutcome = Described.extend({
  effect: z.enum(['verifies', 'reopens', 'stays-open']),
  /** Manual 6.1.3: a dissatisfied event starts the 24 hours at once. */
  startsApology: z.boolean(),
})
export type VerificationOutcome = z.infer<typeof VerificationOutcome>

export const Channel = Word.extend({
  side: z.enum(['offline', 'online', 'outside']),
  clause: z.string(),
  /** Staff write down what came on it: it stands in the quick entry. */
  byHand: z.boolean().optional(),
})
export type Channel = z.infer<typeof Channel>

export const Grade = Described.extend({ id: z.enum(['I', 'II', 'III']) })
/** Manual 4.3: none can be skipped. */
export const Stage = Described.extend({ id: z.enum(['receive', 'analyse', 'handle', 'reply', 'verify']) })

export const Words = z.strictObject({
  clauseKinds: identified(Described),
  units: identified(Word),
  grades: identified(Grade),
  stages: identified(Stage),
  tiers: identified(Word),
  channels: identified(Channel),
  rootCauses: identified(RootCause),
  measures: identified(Word),
  pauseGrounds: identified(PauseGround),
  handOverReasons: identified(Word),
  regradeReasons: identified(RegradeReason),
  unmaskReasons: identified(Word),
  withdrawalReasons: identified(Word),
  verificationOutcomes: identified(VerificationOutcome),
  visitWays: identified(Word),
  visitPack: identified(Word),
  groupKinds: identified(Word),
})
export type Words = z.infer<typeof Words>
