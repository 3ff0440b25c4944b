import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { News } from '#contract/live.ts'
import { gather } from './gather.ts'
import { growsOld } from './reads.ts'
import { shareStream } from './share.ts'

/** Without news everything that is on the screen is read anew this often: slow, but never silently old. */
const FALL_BACK_MILLISECONDS = 20_000
/** A stream that comes back within this time was not gone. */
const PATIENCE_MILLISECONDS = 3_000

/** Keeps what is on the screen as it is in the bank; answers whether it does so at this moment. */
export function useLive(): boolean {
  const client = useQueryClient()
  const [isLive, setLive] = useState(true)

  useEffect(() => {
    let patience: ReturnType<typeof setTimeout> | undefined
    const news = gather<News>(
      (all) => void client.invalidateQueries({ predicate: ({ queryKey }) => all.some((it) => growsOld(it, queryKey)) }),
      { soonMilliseconds: 150, restMilliseconds: 2_000 },
    )
    let isFirst = true
    const leave = shareStream(
      ({ event, data }) => {
        clearTimeout(patience)
        patience = undefined
        setLive(true)
        if (event === 'news') news.add(News.parse(data))
        // The first greeting greets a page that has just read everything; each later one ends a gap.
        if (event === 'gap' || (event === 'hello' && !isFirst)) void client.invalidateQueries()
        isFirst = false
      },
      () => {
        patience ??= setTimeout(() => setLive(false), PATIENCE_MILLISECONDS)
      },
    )
    return () => {
      clearTimeout(patience)
      news.stop()
      leave()
    }
  }, [client])

  useEffect(() => {
    if (isLive) return
    const timer = setInterval(() => void client.invalidateQueries(), FALL_BACK_MILLISECONDS)
    return () => clearInterval(timer)
  }, [client, isLive])
  return isLive
}
