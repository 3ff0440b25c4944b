import { useQuery } from '@tanstack/react-query'
import type { LookBackDraw } from '#contract/feedback.ts'
import { mayProve, proveDraws } from './proof.ts'

/** Recomputed here, in the reader's own browser; undefined while that goes on, and where the browser refuses to. */
export const useProof = (draws: readonly LookBackDraw[]) =>
  useQuery({
    queryKey: ['look-back proof', draws],
    queryFn: () => proveDraws(draws),
    enabled: mayProve(),
    staleTime: Number.POSITIVE_INFINITY,
  }).data
