import type pg from 'pg'

export type NumberSequence = 'feedback_number' | 'case_number' | 'ticket_number' | 'incident_number'
const BLOCK = 64

/**
 * Running numbers in blocks, so that a number costs no round trip. Several processes take different blocks; what a
 * process did not use when it ended stays a gap: a number is a name, not a count.
 */
export function numberSource(pool: pg.Pool): (sequence: NumberSequence) => Promise<number> {
  const blocks = new Map<NumberSequence, number[]>()
  const fetching = new Map<NumberSequence, Promise<void>>()

  async function fetchBlock(sequence: NumberSequence): Promise<void> {
    const { rows } = await pool.query<{ n: string }>(
      'select nextval($1::regclass) as n from generate_series(1, $2::int)',
      [sequence, BLOCK],
    )
    blocks.set(sequence, [...(blocks.get(sequence) ?? []), ...rows.map((row) => Number(row.n))])
  }

  return async (sequence) => {
    for (;;) {
      const next = blocks.get(sequence)?.shift()
      if (next !== undefined) return next
      const running = fetching.get(sequence) ?? fetchBlock(sequence).finally(() => fetching.delete(sequence))
      fetching.set(sequence, running)
      await running
    }
  }
}
