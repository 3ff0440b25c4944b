import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CallRefused, call } from '#contract/call.ts'
import { type Me, readMe, type SecondStep, signIn, signOut } from '#contract/identity.ts'
import { enrolAtStep, listSignInWays, passStep, readStep } from '#contract/sign-in.ts'
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

/** The ways that the bank opened, and what a sign-in that was begun in this browser still owes. */
export const useSignInWays = () =>
  useQuery({ queryKey: answerKey(listSignInWays, {}), queryFn: () => call(listSignInWays, {}) })
export const useStep = () =>
  useQuery({ queryKey: answerKey(readStep, {}), queryFn: () => call(readStep, {}), gcTime: 0, staleTime: 0 })

export function useSignIn(options: { done: (me: Me) => void; owes: (step: SecondStep) => void }) {
  return useMutation({
    mutationFn: (input: { login: string; password: string }) => call(signIn, input),
    onSuccess: (answer) => ('needs' in answer ? options.owes(answer) : options.done(answer)),
  })
}

export const usePassStep = (options: { done: (me: Me, recoveryCodes: string[] | null) => void }) =>
  useMutation({
    mutationFn: (code: string) => call(passStep, { code }),
    onSuccess: ({ me, recoveryCodes }) => options.done(me, recoveryCodes),
  })

export const useEnrolAtStep = (isOn: boolean) =>
  useQuery({
    queryKey: answerKey(enrolAtStep, {}),
    queryFn: () => call(enrolAtStep, {}),
    enabled: isOn,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

/** From here on it is known who is signed in. */
export function useEnter() {
  const client = useQueryClient()
  return (me: Me) => void client.setQueryData(key, me)
}

/** Leaves nothing behind at this desk, also where the server no longer answers; then to where the provider ends its own. */
export const useSignOut = () =>
  useMutation({
    mutationFn: () => call(signOut, {}),
    onSettled: (answer) => {
      forgetDrafts()
      location.assign(answer?.next ?? '/sign-in')
    },
  })
