import { z } from 'zod'
import { Bilingual } from './bilingual.ts'
import { Id, identified } from './identified.ts'

/** `assumed` and `unconfirmed` numbers ship, marked, until somebody confirms them. */
const NumberStatus = z.enum(['confirmed', 'assumed', 'unconfirmed'])

export const ClauseNumber = z.strictObject({
  id: Id,
  name: Bilingual,
  value: z.number().positive(),
  unit: Id,
  status: NumberStatus.default('confirmed'),
})
export type ClauseNumber = z.infer<typeof ClauseNumber>

export const Clause = z.strictObject({
  /** The manual's own number (`4.2.2`, `3.3`), or `7.` and a word for a fact of law. */
  id: z.string().regex(/^([2-6](\.\d){1,2}|7\.[a-z]+(-[a-z]+)*)$/, 'is not a clause'),
  chapter: z.string(),
  title: Bilingual,
  says: Bilingual,
  holdsWhen: Bilingual,
  kinds: z.array(Id).min(1),
  numbers: z.array(ClauseNumber),
})
export type Clause = z.infer<typeof Clause>

export const Chapter = z.strictObject({ id: z.string(), title: Bilingual })
export type Chapter = z.infer<typeof Chapter>

export const ClausesFile = z.strictObject({ chapters: identified(Chapter), clauses: identified(Clause) })
export type ClausesFile = z.infer<typeof ClausesFile>
