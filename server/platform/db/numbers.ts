import type pg from 'pg'

export type NumberSequence = 'feedback_number' | 'case_number' | 'ticket_number' | 'incident_number'
const BLOCK = 64

/** Answers the next number, asking on the connection of the transaction that wants it. */
export type NumberSource = (client: pg.PoolClient, sequence: NumberSequence) => Promise<number>

/**
 * Running numbers in blocks, so that a number seldom costs a round trip. Several processes take different blocks; what a
 * process did not use when it ended stays a gap: a number is a name, not a count. A block is fetched on the connection
 * that the asker holds: asking the pool for another one would wait for ever once all of them ask.
 */
export function numberSource(): NumberSource {
  const blocks = new Map<NumberSequence, number[]>()
  return async (client, sequence) => {
    const ready = blocks.get(sequence)?.shift()
    if (ready !== undefined) return ready
    const { rows } = await client.query<{ n: string }>(
      'select nextval($1::regclass) as n from generate_series(1, $2::int)',
      [sequence, BLOCK],
    )
    const [first, ...others] = rows.map((row) => Number(row.n))
    blocks.set(sequence, [...(blocks.get(sequence) ?? []), ...others])
    if (first === undefined) throw new Error(`the sequence ${sequence} gave nothing`)
    return first
  }
}
