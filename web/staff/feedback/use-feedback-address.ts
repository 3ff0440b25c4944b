import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { FeedbackFilter } from '#contract/feedback.ts'

export type FilterName = keyof FeedbackFilter
export const filterNames = Object.keys(FeedbackFilter.shape) as FilterName[]
export type ChangeFilter = (changes: { [Name in FilterName]?: string | undefined }) => void

/** What of an address is a filter; a part that nobody can mean is left out, and the others stay. */
export function filterOf(query: URLSearchParams): FeedbackFilter {
  const given = filterNames.flatMap((name) => {
    const text = query.get(name)
    return text !== null && FeedbackFilter.shape[name].safeParse(text).success ? [[name, text]] : []
  })
  return FeedbackFilter.parse(Object.fromEntries(given))
}

/** Which voices are shown, kept in the address: a reload shows the same, and going back takes back the last filter. */
export function useFeedbackAddress() {
  const [query, setQuery] = useSearchParams()
  const filter = useMemo(() => filterOf(query), [query])
  const change: ChangeFilter = (changes) =>
    setQuery((earlier) => {
      const next = new URLSearchParams(earlier)
      for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name)
      return next
    })
  const reset = () => setQuery({})
  const address = (id?: string) => `/feedback${id ? `/${id}` : ''}${query.size > 0 ? `?${query}` : ''}`
  return { filter, change, reset, address }
}
