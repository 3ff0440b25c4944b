import { useSearchParams } from 'react-router'
import { Week } from '#contract/analysis.ts'

type Change = {
  week?: string | undefined
  unit?: string | undefined
  tier?: string | undefined
  than?: string | undefined
  view?: string | undefined
}

/** Which map is looked at stands in the address: it can be sent, reloaded and gone back from. */
export function useHeatAddress() {
  const [query, setQuery] = useSearchParams()
  const go = (change: Change) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name)
        return next
      },
      { replace: true },
    )
  return {
    week: Week.safeParse(query.get('week')).data,
    unitId: query.get('unit') ?? undefined,
    tier: query.get('tier') ?? undefined,
    /** The week that is compared with; the usual of the earlier weeks where none is named. */
    than: Week.safeParse(query.get('than')).data,
    view: query.get('view') === 'list' ? ('list' as const) : query.get('view') === 'map' ? ('map' as const) : undefined,
    go,
  }
}
