import { useCallback, useRef } from 'preact/hooks'
import { ask, randomId } from './bank.ts'
import type { KeptTap } from './queue.ts'
import type { Device, TapStore } from './tap-store.ts'
import type { Reasoned } from './why.tsx'
import type { Language } from './words.ts'

type Kept = KeptTap | { tap: Omit<KeptTap, 'sequence'>; isUnsaved: true }

/**
 * A tap is on the disk before anybody is thanked for it, and finished once its reasons are there. Where the disk is full
 * it goes to the bank at once, or the customer is told that it was not kept.
 */
export function useTaps(store: TapStore, device: Device, wake: () => void) {
  const last = useRef(0)

  const begin = useCallback(
    async (rating: number, language: Language): Promise<Kept> => {
      const { counterId } = device
      const deviceAt = new Date().toISOString()
      const tap = {
        id: randomId(),
        deviceAt,
        rating,
        reasons: [],
        text: '',
        language,
        counterId,
        state: 'open' as const,
      }
      try {
        const kept = await store.add(tap)
        last.current = kept.sequence
        return kept
      } catch {
        return { tap, isUnsaved: true }
      }
    },
    [store, device],
  )

  const finish = useCallback(
    async (kept: Kept, given: Reasoned): Promise<boolean> => {
      if ('isUnsaved' in kept) return sendUnsaved(device, { ...kept.tap, ...given, sequence: last.current + 1 })
      const ready = { ...kept, ...given, state: 'ready' as const }
      // The tap itself is safe; a disk that filled up since loses at most the words, never the rating.
      await store.put([ready]).catch(() => store.put([{ ...kept, state: 'ready' }]).catch(() => {}))
      wake()
      return true
    },
    [store, device, wake],
  )
  return { begin, finish }
}

async function sendUnsaved({ deviceKey }: Device, tap: Omit<KeptTap, 'state'> & { state?: unknown }): Promise<boolean> {
  const { state: _, counterId: __, ...sent } = tap
  const reply = await ask<{ accepted: string[] }>('/api/evaluator/taps', {
    deviceKey,
    sentAt: new Date().toISOString(),
    taps: [sent],
  })
  return reply?.status === 200 && reply.body.accepted.includes(sent.id)
}
