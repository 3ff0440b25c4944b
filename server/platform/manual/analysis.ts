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

/** What a row of exported feedback can tell. */
export const ColumnId = z.enum([
  'number',
  'received-at',
  'channel',
  'unit',
  'unit-code',
  'business',
  'nature',
  'tier',
  'emotion',
  'complaint',
  'rating',
  'text',
  'case-number',
  'grade',
  'stage',
  'customer',
  'phone',
  'confidence',
  'corrected',
])
export type ColumnId = z.infer<typeof ColumnId>

export const PaperWord = z.enum([
  'title',
  'place',
  'made',
  'none',
  'sums',
  'rises',
  'no-rises',
  'map',
  'map-says',
  'test',
  'no-test',
  'rising',
  'frequent',
  'risky',
  'tiers',
  'no-rows',
  'problem',
  'kind',
  'risk',
  'week',
  'before',
  'usual',
  'chance',
  'numbers',
  'tier',
  'sum',
  'more',
])
export type PaperWord = z.infer<typeof PaperWord>

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
    mostWords: z.int().min(1).max(6),
    emptyEnds: z.string(),
  }),
  rows: z.strictObject({
    sheet: Bilingual,
    yes: Bilingual,
    no: Bilingual,
    /** In the order of the file. */
    columns: identified(z.strictObject({ id: ColumnId, name: Bilingual, width: z.int().min(4).max(100) })),
  }),
  paper: z.record(PaperWord, Bilingual),
  risky: z.strictObject({ most: z.int().min(1).max(100), reasons: identified(Reason) }),
})
export type Analysis = z.infer<typeof Analysis>
