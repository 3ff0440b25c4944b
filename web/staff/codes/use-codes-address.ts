import { useSearchParams } from 'react-router'

export const SHOWN = ['codes', 'counters', 'figures'] as const
export type Shown = (typeof SHOWN)[number]

/** Unit and list stand in the address: what one sees, one can send. */
export function useCodesAddress() {
  const [query, setQuery] = useSearchParams()
  const unitId = query.get('unit') ?? undefined
  const asked = query.get('show')
  const show: Shown = SHOWN.find((it) => it === asked) ?? 'codes'
  const go = (name: 'unit' | 'show', value: string | undefined) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  return { unitId, show, go, of: unitId ? { unitId } : {} }
}
