import { z } from 'zod'

/** What grading looks at: the classification, what came with the feedback, and how often it came. */
export type GradingFacts = {
  nature: string
  business: string
  intent: string
  emotion: string
  tier: string
  signals: readonly string[]
  isComplaint: boolean
  /** 1 (worst) to 5; null where none was given, and then no condition on it holds. */
  rating: number | null
  sameCauseCount: number
}

const word = z.enum(['nature', 'business', 'intent', 'emotion', 'tier', 'signals'])
const count = z.enum(['rating', 'sameCauseCount'])

// Each field with the questions that make sense for it, so that a mistyped condition is refused and not just never true.
const Test = z.union([
  z.strictObject({ field: word, is: z.string() }),
  z.strictObject({ field: word, in: z.array(z.string()).min(1) }),
  z.strictObject({ field: z.literal('isComplaint'), is: z.boolean() }),
  z.strictObject({ field: count, is: z.int() }),
  z.strictObject({ field: count, in: z.array(z.int()).min(1) }),
  z.strictObject({ field: count, atLeast: z.int() }),
])
type Test = z.infer<typeof Test>

export type Condition = Test | { all: Condition[] } | { any: Condition[] }
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Test,
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
  ]),
)

/** Whether a condition holds of the facts. For signals, `is` asks for one of them and `in` for any of the list. */
export function holds(condition: Condition, facts: GradingFacts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts))
  if ('any' in condition) return condition.any.some((part) => holds(part, facts))
  const fact = facts[condition.field]
  if (fact === null) return false
  if ('atLeast' in condition) return (fact as number) >= condition.atLeast
  const wanted: readonly unknown[] = 'in' in condition ? condition.in : [condition.is]
  return Array.isArray(fact) ? fact.some((signal) => wanted.includes(signal)) : wanted.includes(fact)
}

/** Every word that a condition names, with its field: for checking them against the lists they come from. */
export function wordsNamed(condition: Condition): { field: Test['field']; word: string }[] {
  if ('all' in condition) return condition.all.flatMap(wordsNamed)
  if ('any' in condition) return condition.any.flatMap(wordsNamed)
  const named: readonly unknown[] = 'in' in condition ? condition.in : 'is' in condition ? [condition.is] : []
  return named.filter((it) => typeof it === 'string').map((it) => ({ field: condition.field, word: it }))
}
