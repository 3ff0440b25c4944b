import { createHash } from 'node:crypto'
import type { FeedbackInput } from '#contract/feedback.ts'

export type ImportPlan = {
  /** Columns whose texts are the customer's words, in this order; empty ones are left out. */
  textColumns: readonly string[]
  ratingColumn: string | undefined
  outlet: string | undefined
  language: 'zh' | 'en'
}
export type Row = Readonly<Record<string, string>>
export type Planned = { input: FeedbackInput } | { reason: string }

/** One row as the intake door takes it, or why it cannot. */
export function planRow(row: Row, { textColumns, ratingColumn, outlet, language }: ImportPlan): Planned {
  const text = textColumns
    .map((column) => (row[column] ?? '').trim())
    .filter((part) => part !== '')
    .join('\n')
  if (text === '') return { reason: 'feedback.empty' }
  if ([...text].length > 20_000) return { reason: 'feedback.too-long' }
  const rating = ratingColumn ? Number(row[ratingColumn]) : undefined
  if (rating !== undefined && !(Number.isInteger(rating) && rating >= 1 && rating <= 5))
    return { reason: 'feedback.bad-rating' }
  return {
    input: { channel: 'import', text, language, ...(rating !== undefined && { rating }), ...(outlet && { outlet }) },
  }
}

/**
 * Names each row so that a file brought twice, whole or in part, in any order, is taken in once: by its content, and
 * where several rows are the same, by which of them it is.
 */
export function rowNamer(): (row: Row) => string {
  const seen = new Map<string, number>()
  return (row) => {
    const digest = createHash('sha256')
      .update(JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
      .digest('hex')
    const nth = (seen.get(digest) ?? 0) + 1
    seen.set(digest, nth)
    return `import:${digest}:${nth}`
  }
}
