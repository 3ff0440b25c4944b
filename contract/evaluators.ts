import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { RatingPlace, Stars } from './ratings.ts'
import { Done, IdParams, Label, UnitRef } from './words.ts'

/** A tablet at a counter (服务评价器) as the staff see it. */
export const Evaluator = z.object({
  id: z.uuid(),
  unit: UnitRef,
  counterId: z.uuid(),
  counter: Label,
  enrolledAt: Instant,
  seenAt: Instant,
  waitingCount: z.int(),
  waitingSince: Instant.nullable(),
  isSilent: z.boolean(),
  revokedAt: Instant.nullable(),
  /** Taps that arrived, and those whose numbers are missing between them: lost with a device's storage, or still on it. */
  taps: z.int(),
  missing: z.int(),
})
export type Evaluator = z.infer<typeof Evaluator>
export const listEvaluators = endpoint({
  method: 'GET',
  path: '/api/evaluators',
  may: 'code.read',
  says: 'The counter evaluators of a unit and all below it: when each was last heard of, and how many taps wait on it.',
  query: z.object({ unitId: z.uuid().optional() }),
  reply: z.object({ items: z.array(Evaluator) }),
})
export const allowEnrolment = endpoint({
  method: 'POST',
  path: '/api/evaluators/enrolments',
  may: 'code.manage',
  says: "A short-lived code that makes one tablet a counter's evaluator.",
  body: z.object({ counterId: z.uuid() }),
  reply: z.object({ code: z.string(), expiresAt: Instant }),
  isSecret: true,
})
export const revokeEvaluator = endpoint({
  method: 'POST',
  path: '/api/evaluators/:id/revoke',
  may: 'code.manage',
  says: 'Shuts out a tablet at once, also one that was stolen.',
  params: IdParams,
  body: z.object({}),
  reply: Done,
})

const DeviceKey = z.string().min(20).max(100)
export const enrolEvaluator = endpoint({
  method: 'POST',
  path: '/api/evaluator/enrol',
  may: 'anyone',
  says: 'A tablet enrols itself with the code that a supervisor read to it, and gets its key, once.',
  body: z.object({ code: z.string().trim().min(4).max(20) }),
  reply: z.object({ deviceKey: z.string(), counterId: z.uuid(), place: RatingPlace }),
  isSecret: true,
})
export const greetEvaluator = endpoint({
  method: 'POST',
  path: '/api/evaluator/greet',
  may: 'anyone',
  says: 'A sign of life of a tablet, with how many taps wait on it; answers what it shows.',
  body: z.object({
    deviceKey: DeviceKey,
    waitingCount: z.int().min(0).max(1_000_000),
    waitingSinceMilliseconds: z.number().min(0).nullable(),
  }),
  reply: z.object({ counterId: z.uuid(), place: RatingPlace }),
})

export const TAPS_AT_ONCE = 50
export const Tap = z.object({
  /** Made on the device, once per tap: delivered again it is the same tap. */
  id: z.uuid(),
  /** The device counts its taps from 1. */
  sequence: z.int().min(1).max(2_000_000_000),
  /** The device's own clock, right or wrong. */
  deviceAt: Instant,
  rating: Stars,
  reasons: z.array(z.string().max(40)).max(10),
  text: z.string().max(2000),
  language: z.enum(['zh', 'en']),
})
export type Tap = z.infer<typeof Tap>
export const deliverTaps = endpoint({
  method: 'POST',
  path: '/api/evaluator/taps',
  may: 'anyone',
  says: "Delivers a tablet's taps, oldest first; each is recorded once however often it comes, and in whatever order.",
  body: z.object({
    deviceKey: DeviceKey,
    /** The device's clock at sending: with it a tap's age is known even where the clock is wrong. */
    sentAt: Instant,
    taps: z.array(Tap).min(1).max(TAPS_AT_ONCE),
  }),
  reply: z.object({
    /** Recorded now or before: the device may forget them. */
    accepted: z.array(z.uuid()),
    /** Never to be recorded: the device sets them aside. */
    refused: z.array(z.object({ id: z.uuid(), code: z.string() })),
  }),
})
