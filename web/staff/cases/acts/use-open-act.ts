import { useSearchParams } from 'react-router'

/** Which act's form is open, kept in the address: work lists link to it, and going back closes it. */
export function useOpenAct() {
  const [query, setQuery] = useSearchParams()
  const change = (act: string | null, of: string | null) =>
    setQuery(
      (earlier) => {
        const next = new URLSearchParams(earlier)
        act === null ? next.delete('do') : next.set('do', act)
        of === null ? next.delete('of') : next.set('of', of)
        return next
      },
      { replace: true },
    )
  return {
    act: query.get('do'),
    of: query.get('of'),
    open: (act: string, of: string | null = null) => change(act, of),
    close: () => change(null, null),
  }
}
