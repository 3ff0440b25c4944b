import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallRefused } from '#contract/call.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { Attempt, isAnswer, mayHelpToRepeat } from './attempt.ts'
import { speak } from './speak.ts'

const statusOf = (error: Error) => (error instanceof CallRefused ? error.status : undefined)
const repeat = (failures: number, error: Error) => failures < 2 && mayHelpToRepeat(statusOf(error))

/** Where an answer is kept: under the door and what was asked. */
export const answerKey = <I, O>(endpoint: Endpoint<I, O>, input: I) => [endpoint.method, endpoint.path, input] as const

type AskOptions = { isOn?: boolean; everyMilliseconds?: number; keepsPrevious?: boolean; staleMilliseconds?: number }

/** Reads through a door of the contract. `keepsPrevious`: the last answer stays until the next one is here. */
export function useAsk<I, O>(endpoint: Endpoint<I, O>, input: I, options: AskOptions = {}) {
  return useQuery({
    queryKey: answerKey(endpoint, input),
    queryFn: () => speak(endpoint, input),
    enabled: options.isOn ?? true,
    retry: repeat,
    ...(options.everyMilliseconds !== undefined && { refetchInterval: options.everyMilliseconds }),
    ...(options.keepsPrevious && { placeholderData: keepPreviousData }),
    ...(options.staleMilliseconds !== undefined && { staleTime: options.staleMilliseconds }),
  })
}

type Page<T> = { items: T[]; next: string | null }

/** Reads a list page by page; `fetchNextPage` reads on. */
export function useAskPages<I extends { after?: string | undefined }, T>(
  endpoint: Endpoint<I, Page<T>>,
  input: Omit<I, 'after'>,
  options: { isOn?: boolean; everyMilliseconds?: number } = {},
) {
  return useInfiniteQuery({
    queryKey: [endpoint.method, endpoint.path, input, 'pages'],
    queryFn: ({ pageParam }) => speak(endpoint, { ...input, after: pageParam } as I),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: options.isOn ?? true,
    retry: repeat,
    ...(options.everyMilliseconds !== undefined && { refetchInterval: options.everyMilliseconds }),
  })
}

/** Changes something through a door of the contract. All that is on the screen is then read anew, before `done`. */
export function useAct<I, O>(endpoint: Endpoint<I, O>, options: { done?: (answer: O, input: I) => void } = {}) {
  const client = useQueryClient()
  const [attempt] = useState(() => new Attempt())
  return useMutation<O, Error, I>({
    mutationFn: (input) => speak(endpoint, input, attempt.keyFor(input)),
    retry: repeat,
    onSuccess: (answer, input) => {
      attempt.answered()
      options.done?.(answer, input)
      return client.invalidateQueries()
    },
    onError: (error) => {
      if (error instanceof CallRefused && isAnswer(error.status, error.code)) attempt.answered()
      // Somebody else was here: what is on the screen is not what is.
      if (statusOf(error) === 409) void client.invalidateQueries()
    },
  })
}
