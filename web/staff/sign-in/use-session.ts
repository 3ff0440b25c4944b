import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CallRefused, call } from '#contract/call.ts'
import { readMe, signIn, signOut } from '#contract/identity.ts'
import { answerKey } from '../../lib/ask.ts'
import { forgetDrafts } from '../../lib/draft.ts'

const key = answerKey(readMe, {})

/** Who is signed in. Asked without waiting for a sign-in: whoever has no session is sent there. */
export const useSession = () =>
  useQuery({
    queryKey: key,
    queryFn: () => call(readMe, {}),
    staleTime: 5 * 60_000,
    retry: (failures, error) => failures < 2 && !(error instanceof CallRefused && error.status < 500),
  })

export function useSignIn(options: { done: (personId: string) => void }) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { login: string; password: string }) => call(signIn, input),
    onSuccess: (me) => {
      client.setQueryData(key, me)
      options.done(me.id)
    },
  })
}

/** Leaves nothing behind at this desk, also where the server no longer answers. */
export const useSignOut = () =>
  useMutation({
    mutationFn: () => call(signOut, {}),
    onSettled: () => {
      forgetDrafts()
      location.assign('/sign-in')
    },
  })
