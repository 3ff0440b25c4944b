import { z } from 'zod'
import { Bilingual } from './bilingual.ts'
import { Condition, type GradingFacts, holds } from './condition.ts'
import { Id, identified } from './identified.ts'

export const GradingRule = z.strictObject({
  id: Id,
  grade: z.enum(['I', 'II', 'III']),
  /** Left out by the last rule only, which catches everything. */
  when: Condition.optional(),
  reason: Bilingual,
})
export type GradingRule = z.infer<typeof GradingRule>

export const Signal = z.strictObject({ id: Id, name: Bilingual, says: Bilingual })
export type Signal = z.infer<typeof Signal>

const Rules = identified(GradingRule).superRefine((rules, context) => {
  rules.forEach(({ when }, index) => {
    const isLast = index === rules.length - 1
    if (isLast && when)
      context.addIssue({ code: 'custom', path: [index, 'when'], message: 'the last rule catches everything' })
    if (!isLast && !when)
      context.addIssue({ code: 'custom', path: [index], message: 'no rule after this one would be reached' })
  })
})

/** Manual 4.2.2 as data. */
export const Grading = z.strictObject({
  sameCause: z.strictObject({ windowDays: z.int().positive(), says: Bilingual }),
  signals: identified(Signal),
  rules: Rules,
})
export type Grading = z.infer<typeof Grading>

/** The first rule that holds: its grade, and its reason in both languages. */
export function decidingRule({ rules }: Grading, facts: GradingFacts): GradingRule {
  const rule = rules.find(({ when }) => !when || holds(when, facts))
  if (!rule) throw new Error('the last grading rule must catch everything')
  return rule
}
