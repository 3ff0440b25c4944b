import { SYSTEM } from '#platform/identity/actor.ts'
import type { World } from '#platform/world.ts'
import { BATCH, wakeDueClocks } from './service.ts'

/** Wakes all clocks that are due by now, batch by batch, each its own transaction. Answers how many. */
export async function wakeAllDue(world: World, batch = BATCH): Promise<number> {
  let woken = 0
  for (;;) {
    const count = await world.transact(SYSTEM, (ctx) => wakeDueClocks(ctx, batch))
    woken += count
    if (count < batch) return woken
  }
}

export type Heartbeat = { stop(): Promise<void> }

/**
 * Beats until it is stopped: does `work`, waits, does it again. A beat that fails is reported and the next one tries
 * anew, since what must be done stands in rows.
 */
export function startHeartbeat(
  work: () => Promise<unknown>,
  everyMilliseconds: number,
  report: (error: unknown) => void,
): Heartbeat {
  let isStopping = false
  let timer: NodeJS.Timeout | undefined
  let wakeUp = () => {}
  const beating = (async () => {
    while (!isStopping) {
      await work().catch(report)
      if (isStopping) break
      await new Promise<void>((resolve) => {
        wakeUp = resolve
        timer = setTimeout(resolve, everyMilliseconds)
      })
    }
  })()
  return {
    async stop() {
      isStopping = true
      clearTimeout(timer)
      wakeUp()
      await beating
    },
  }
}
