import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { readTime } from '#contract/commitments.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { useAsk } from './ask.ts'

type BankTime = { now: Date; isSandbox: boolean }
const Here = createContext<BankTime | null>(null)

/**
 * The bank's time, never this machine's: a desk's clock may be wrong, and a sandbox's is moved by hand.
 * Between two answers of the server the bank's time runs on by what has passed here; a sandbox's stands still.
 */
export function BankTimeProvider({ children }: { children: ReactNode }) {
  const asked = useAsk(readTime, {}, { everyMilliseconds: 30_000 })
  const [passed, setPassed] = useState(0)
  const heardAt = asked.dataUpdatedAt
  const isSandbox = asked.data?.isSandbox ?? false

  useEffect(() => {
    setPassed(0)
    if (heardAt === 0 || isSandbox) return
    const timer = setInterval(() => setPassed(Date.now() - heardAt), 10_000)
    return () => clearInterval(timer)
  }, [heardAt, isSandbox])

  if (!asked.data) return asked.error ? <Failure error={asked.error} again={asked.refetch} /> : <Loading />
  return <Here value={{ now: new Date(asked.data.now.getTime() + passed), isSandbox }}>{children}</Here>
}

export function useBankTime(): BankTime {
  const time = use(Here)
  if (!time) throw new Error('useBankTime belongs below BankTimeProvider')
  return time
}
export const useNow = () => useBankTime().now
