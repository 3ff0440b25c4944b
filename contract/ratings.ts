import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { Label, UnitRef } from './words.ts'

export const Stars = z.int().min(1).max(5)
export const Choice = z.object({ id: z.string(), name: Label })
export type Choice = z.infer<typeof Choice>
export const Face = z.object({ rating: Stars, name: Label })
export type Face = z.infer<typeof Face>
/** What a customer reads who rates: whose place it is, and the words of the faces. */
export const RatingPlace = z.object({
  bank: Label,
  outlet: Label,
  counter: Label.nullable(),
  employee: Label.nullable(),
  faces: z.array(Face),
  reasons: z.array(Choice),
  reasonsAtMost: Stars,
})
export type RatingPlace = z.infer<typeof RatingPlace>

const CodeParams = z.object({ code: z.string().min(8).max(64) })
export const openCode = endpoint({
  method: 'POST',
  path: '/api/q/:code',
  may: 'anyone',
  says: 'Opens a scanned code: checks its signature and gives a token that is good for one rating and for a short time (4.1.1).',
  params: CodeParams,
  body: z.object({}),
  reply: z.object({ token: z.string(), expiresAt: Instant, place: RatingPlace }),
  isSecret: true,
})
export const giveRating = endpoint({
  method: 'POST',
  path: '/api/q/:code/ratings',
  may: 'anyone',
  says: 'Records one rating against the token that the code was opened with; one or two stars open a case and the 24 hours of 6.1.3.',
  params: CodeParams,
  body: z.object({
    token: z.string().min(8).max(64),
    rating: Stars,
    reasons: z.array(z.string().max(40)).max(10).default([]),
    text: z.string().max(2000).default(''),
    phone: z.string().trim().max(30).optional(),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  reply: z.object({ number: z.string(), apologyBy: Instant.nullable() }),
})

const Spread = z.object({ count: z.int(), satisfied: z.int(), low: z.number(), high: z.number() })
export const RatingFigures = z.object({
  unit: UnitRef,
  today: Spread.extend({ byRating: z.array(z.int()).length(5) }),
  last30Days: Spread.extend({ byRating: z.array(z.int()).length(5) }),
  /** The last 30 days, oldest first. */
  days: z.array(z.object({ on: z.iso.date(), count: z.int(), satisfied: z.int() })),
  counters: z.array(Spread.extend({ counterId: z.uuid(), name: Label, unit: UnitRef })),
  /** Today's invitations (4.1.1) by outlet: ratings that came by the lobby manager's own code, and how many are owed. */
  invitations: z.array(z.object({ unit: UnitRef, done: z.int(), owed: z.int() })),
})
export type RatingFigures = z.infer<typeof RatingFigures>
export const readRatingFigures = endpoint({
  method: 'GET',
  path: '/api/ratings/figures',
  may: 'code.read',
  says: "A unit's ratings of today and the last 30 days, with the interval that so few ratings leave open (Wilson, 95 %).",
  query: z.object({ unitId: z.uuid().optional() }),
  reply: RatingFigures,
})
