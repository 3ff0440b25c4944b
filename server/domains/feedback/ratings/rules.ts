import type { Choice } from '#contract/ratings.ts'
import type { Label } from '#contract/words.ts'

export type Tally = { rating: number; n: number }

const sum = (tallies: readonly Tally[]): number => tallies.reduce((total, { n }) => total + n, 0)

/** CSAT: how many of all ratings are satisfied ones, and how many there are of each star, one to five. */
export function spreadOf(tallies: readonly Tally[], satisfiedFrom: number) {
  return {
    count: sum(tallies),
    satisfied: sum(tallies.filter(({ rating }) => rating >= satisfiedFrom)),
    byRating: [1, 2, 3, 4, 5].map((star) => sum(tallies.filter(({ rating }) => rating === star))),
  }
}

/**
 * What is understood and read as the customer's words: the reasons that were tapped, then what was written. What
 * PostgreSQL cannot store (a zero byte, half a character) goes.
 */
export function wordsOf(reasons: readonly Choice[], text: string, language: keyof Label): string {
  const tapped = reasons.map(({ name }) => name[language]).join(language === 'zh' ? '，' : ', ')
  const written = text.replaceAll('\0', '').toWellFormed().trim()
  const joint = language === 'zh' ? '。' : '. '
  return [tapped, written].filter((part) => part !== '').join(joint)
}
