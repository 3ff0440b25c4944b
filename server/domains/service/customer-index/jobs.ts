import { SYSTEM } from '#platform/identity/actor.ts'
import type { World } from '#platform/world.ts'
import { indexCustomers } from './service.ts'

/** No turn of time waits long for it; a bank of a million customers is made anew in an hour, while it works. */
const MOST_BATCHES = 40

export async function indexNewCustomers(world: World): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch += 1)
    if ((await world.transact(SYSTEM, (ctx) => indexCustomers(ctx))) === 0) return
}
