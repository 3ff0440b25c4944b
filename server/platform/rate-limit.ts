import { createHash } from 'node:crypto'
import { Refusal } from './refusal.ts'
import type { World } from './world.ts'

/**
 * At most `most` at once, and then one more every `perSeconds / most`. `name` is the door, `key` who or what is counted:
 * an address, a code, a telephone; only its digest is kept. `cost` counts for more than one: bytes, say.
 */
export type Limit = { name: string; key: string; most: number; perSeconds: number; cost?: number }

const digestOf = ({ name, key }: Limit): Buffer => createHash('sha256').update(`${name}\n${key}`).digest()

/**
 * Counts one knock at a door, in PostgreSQL, so that any number of processes agree; refused with the seconds to wait when
 * it is too many. Counted on a connection of its own and before the work: what the work refuses and rolls back was a try
 * all the same. Never call it while a transaction is open: two connections held by each request would starve the pool.
 */
export async function limit({ pool, hostNow }: Pick<World, 'pool' | 'hostNow'>, given: Limit): Promise<void> {
  const { name, most, perSeconds, cost = 1 } = given
  // Whole microseconds, rounded down as PostgreSQL would not: the last of `most` must still fit.
  const step = Math.floor(Math.min((perSeconds / most) * cost, perSeconds) * 1e6) / 1e6
  const { rows } = await pool.query<{ wait: number }>({
    name: 'take_turn',
    text: `select take_turn($1, $2, $3, make_interval(secs => $4), make_interval(secs => $5)) as wait`,
    values: [name, digestOf(given), hostNow(), step, perSeconds],
  })
  const wait = rows[0]?.wait ?? 0
  if (wait > 0) throw new Refusal('busy', 'too-many-attempts', { retryAfterSeconds: Math.ceil(wait) })
}

/** Empties what has run out; once a day is enough. */
export async function forgetTurns({ pool, hostNow }: Pick<World, 'pool' | 'hostNow'>): Promise<void> {
  await pool.query('select forget_turns($1)', [hostNow()])
}
