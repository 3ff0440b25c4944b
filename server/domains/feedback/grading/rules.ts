import type { Grade, Label } from '#contract/words.ts'
import type { GradingFacts } from '#platform/manual/condition.ts'
import { decidingRule, type Grading } from '#platform/manual/grading.ts'

export type Graded = { grade: Grade; because: Label & { rule: string } }

/** Manual 4.2.2: the first stated rule that holds, and its reason in both languages. */
export function gradeFeedback(grading: Grading, facts: GradingFacts): Graded {
  const { id, grade, reason } = decidingRule(grading, facts)
  return { grade, because: { ...reason, rule: id } }
}
