import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { CallRefused } from '#contract/call.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { isAnswer } from './attempt.ts'
import { keepDraft, readDraft } from './draft.ts'
import { speak } from './speak.ts'

/** One thing said that the server has not answered yet. Its key makes sending it again harmless, also after a reload. */
export type Waiting<I> = { key: string; input: I }

/**
 * What is recorded where the network is lost: it waits in this tab, under the key it was first sent with, and goes by
 * itself as soon as there is a way; a server that says no is heard, and nothing is thrown away.
 */
export function useOutbox<I extends object, O>(
  name: string,
  endpoint: Endpoint<I, O>,
  sent: (answer: O, input: I) => void,
) {
  const client = useQueryClient()
  const [waiting, setWaiting] = useState<Waiting<I>[]>(
    () => (readDraft<{ all: Waiting<I>[] }>(name).all ?? []) as Waiting<I>[],
  )
  const [error, setError] = useState<unknown>()
  const [isSending, setSending] = useState(false)

  const keep = useCallback(
    (change: (before: Waiting<I>[]) => Waiting<I>[]) =>
      setWaiting((before) => {
        const after = change(before)
        keepDraft(name, { all: after })
        return after
      }),
    [name],
  )

  const sendOne = useCallback(
    async (item: Waiting<I>): Promise<boolean> => {
      try {
        const answer = await speak(endpoint, item.input, item.key)
        keep((before) => before.filter(({ key }) => key !== item.key))
        sent(answer, item.input)
        void client.invalidateQueries()
        return true
      } catch (failure) {
        setError(failure)
        // A refusal is an answer: the words go back to their writer instead of being sent for ever.
        return failure instanceof CallRefused && isAnswer(failure.status, failure.code)
      }
    },
    [endpoint, keep, sent, client],
  )

  const sendAll = useCallback(async () => {
    setSending(true)
    setError(undefined)
    for (const item of waiting) if (!(await sendOne(item))) break
    setSending(false)
  }, [waiting, sendOne])

  const put = useCallback(
    (input: I) => {
      const item = { key: crypto.randomUUID(), input }
      keep((before) => [...before, item])
      setError(undefined)
      void sendOne(item)
    },
    [keep, sendOne],
  )
  const drop = (key: string) => keep((before) => before.filter((item) => item.key !== key))

  useEffect(() => {
    const again = () => void sendAll()
    addEventListener('online', again)
    const timer = waiting.length > 0 ? setInterval(again, 15_000) : undefined
    return () => {
      removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [sendAll, waiting.length])

  return { put, drop, waiting, error, isSending, sendAll }
}
