import { z } from 'zod'
import { Bilingual } from './bilingual.ts'
import { Id, identified } from './identified.ts'

const Reason = z.strictObject({
  id: Id,
  name: Bilingual,
  rules: z.array(z.string()).default([]),
  natures: z.array(z.string()).default([]),
  grades: z.array(z.enum(['I', 'II', 'III'])).default([]),
})

/** Manual 4.2.1 as data. */
export const Analysis = z.strictObject({
  notProblems: z.array(z.string()),
  heatMap: z
    .strictObject({
      earlierWeeks: z.int().min(1).max(26),
      leastEarlierWeeks: z.int().min(1),
      falseAlarmPercent: z.number().positive().max(50),
      leastRise: z.int().min(1),
      leastShown: z.int().min(1).max(50),
    })
    .refine((it) => it.leastEarlierWeeks <= it.earlierWeeks, 'leastEarlierWeeks is more than earlierWeeks'),
  frequent: z.strictObject({
    likeness: z.number().positive().max(1),
    leastVoices: z.int().min(2),
    most: z.int().min(1).max(50),
  }),
  risky: z.strictObject({ most: z.int().min(1).max(100), reasons: identified(Reason) }),
})
export type Analysis = z.infer<typeof Analysis>
