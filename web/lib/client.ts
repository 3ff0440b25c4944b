import { QueryClient } from '@tanstack/react-query'

/** Answers grow old after 15 seconds: a colleague may have acted meanwhile. */
export const makeClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, gcTime: 5 * 60_000, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })
