import { z } from 'zod'
import { Bilingual } from './bilingual.ts'
import { Id, identified } from './identified.ts'

const stars = z.int().min(1).max(5)
const most = z.int().positive()

/** Manual 4.1.1, 6.1.3: what a customer reads who rates, and how much one code or device may bring. */
export const Ratings = z.strictObject({
  faces: z
    .array(z.strictObject({ rating: stars, name: Bilingual }))
    .refine((faces) => faces.map(({ rating }) => rating).join() === '1,2,3,4,5', 'names each of 1 to 5, in that order'),
  reasonsAtMost: stars,
  reasons: identified(z.strictObject({ id: Id, name: Bilingual })),
  satisfiedFrom: stars,
  employeeShown: z.enum(['none', 'surname', 'full']),
  sheet: z.strictObject({ ask: Bilingual, scan: Bilingual, safe: Bilingual }),
  code: z.strictObject({
    tokenMinutes: most,
    opensPerAddressAnHour: most,
    ratingsPerAddressADay: most,
    ratingsPerCodeAnHour: most,
  }),
  evaluator: z.strictObject({
    enrolmentMinutes: most,
    wrongCodesPerAddressAnHour: most,
    tapsADay: most,
    longestWaitDays: most,
  }),
})
export type Ratings = z.infer<typeof Ratings>
