import { useEffect, useState } from 'preact/hooks'
import { type Key, type Progress, Refused, send } from './door.ts'
import type { Visit } from './visit.ts'

/** The matter that this page shows: the link's, or the one whose number and code were given. */
export const keyOf = ({ link, key }: Visit): Key | undefined => (link ? { link } : key)

export type Shown = { progress: Progress } | { failure: string } | undefined

export function useProgress(visit: Visit) {
  const [shown, setShown] = useState<Shown>()
  const key = keyOf(visit)
  const name = JSON.stringify(key)

  async function load(): Promise<void> {
    if (!key) return setShown({ failure: 'not-found' })
    setShown(undefined)
    try {
      const progress = await send<Progress>('/api/customer/progress', { key })
      visit.meet(progress)
      setShown({ progress })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      setShown({ failure: error.code })
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each key
  useEffect(() => void load(), [name])
  return { shown, load }
}
