import { FeedbackFilter } from '#contract/feedback.ts'

/** The filter as it stands in the address; what is no filter there is left out, never guessed. */
export function filterOf(query: URLSearchParams): FeedbackFilter {
  const read: Record<string, unknown> = {}
  for (const [name, shape] of Object.entries(FeedbackFilter.shape)) {
    const value = query.get(name)
    if (value !== null && shape.safeParse(value).success) read[name] = value
  }
  return FeedbackFilter.parse(read)
}

export function withFilter(
  query: URLSearchParams,
  change: Partial<Record<keyof FeedbackFilter, string | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name)
  return next
}

export const countFilters = (filter: FeedbackFilter): number => Object.keys(filter).length
