import { z } from 'zod'

export const texts = z.array(z.string().min(1)).min(1)

/** One matter as those tell it who work on it, from the first call to the reply: picked apart, a case would contradict itself. */
export const Thread = z.strictObject({
  rootCause: z.string(),
  measure: z.string(),
  businesses: z.array(z.string()).optional(),
  followUp: z.string(),
  analysis: z.string(),
  plan: z.string(),
  handling: z.string(),
  reply: z.string(),
  question: z.string(),
  answer: z.string(),
})
export type Thread = z.infer<typeof Thread>

export const Words = z.strictObject({
  threads: z.record(z.string(), z.array(Thread).min(1)),
  announcedPlanOf: z.record(z.string(), texts),
  apology: texts,
  notSolved: texts,
  unsolved: texts,
  handOverReason: texts,
  refusal: texts,
  downgradeReason: texts,
  upgradeReason: texts,
  pauseNote: texts,
  withdrawReason: texts,
  reception: z.strictObject({ place: texts, theme: texts, topic: texts, reason: texts, minutes: texts }),
  visit: z.strictObject({ where: texts, purpose: texts, summary: texts, group: texts }),
  lookBack: z.strictObject({ passed: texts, failed: texts }),
})
export type Words = z.infer<typeof Words>

/** What can be told of a matter: the threads of its nature, without those that belong to another business. */
export function threadsFor(words: Words, nature: string, business: string): readonly Thread[] {
  const ofNature = words.threads[nature] ?? []
  return ofNature.filter(({ businesses }) => businesses?.includes(business) ?? true)
}

/** What the bank announces within 24 hours of a grade I (manual 4.2.2). */
export function announcedPlansFor(words: Words, nature: string): readonly string[] {
  return words.announcedPlanOf[nature] ?? words.announcedPlanOf.other ?? []
}
