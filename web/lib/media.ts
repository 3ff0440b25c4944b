import { useCallback, useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** Phone: one column and a bottom bar. Tablet: the context column folds away. Desk: everything at once. */
export type Breadth = 'phone' | 'tablet' | 'desk'
export function useBreadth(): Breadth {
  const isDesk = useMedia('(min-width: 1180px)')
  const isTablet = useMedia('(min-width: 720px)')
  return isDesk ? 'desk' : isTablet ? 'tablet' : 'phone'
}
