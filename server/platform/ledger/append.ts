import { sql } from 'kysely'
import type { Db } from '../db/db.ts'
import type { UnitOfWork } from '../db/unit-of-work.ts'
import { type Digest, digestEntry, type Entry, GENESIS } from './entry.ts'

export type Draft = Omit<Entry, 'seq'> & { isFresh: boolean }

/**
 * Appends the drafts of one transaction to their streams. A stream that two transactions lengthen at once is a
 * conflict on (stream, seq): one of them is refused whole, and a chain never forks.
 */
export async function appendToLedger(
  db: Db,
  unit: UnitOfWork,
  drafts: readonly Draft[],
  algorithm: Digest,
): Promise<void> {
  const known = [...new Set(drafts.filter((draft) => !draft.isFresh).map((draft) => draft.stream))]
  const fresh = new Set(drafts.filter((draft) => draft.isFresh).map((draft) => draft.stream))
  const heads = await readHeads(
    db,
    known.filter((stream) => !fresh.has(stream)),
  )
  for (const { isFresh: _, ...draft } of drafts) {
    const head = heads.get(draft.stream) ?? { seq: 0, digest: GENESIS }
    const entry = { ...draft, seq: head.seq + 1 }
    const digest = digestEntry(head.digest, entry, algorithm)
    heads.set(draft.stream, { seq: entry.seq, digest })
    unit.insert('ledgerEntry', { ...entry, digest })
  }
}

type Head = { seq: number; digest: Buffer }

async function readHeads(db: Db, streams: string[]): Promise<Map<string, Head>> {
  if (streams.length === 0) return new Map()
  const { rows } = await sql<Head & { stream: string }>`
    select s.stream, e.seq, e.digest from unnest(${streams}::text[]) s (stream)
    cross join lateral (select seq, digest from ledger_entry l where l.stream = s.stream order by seq desc limit 1) e`.execute(
    db,
  )
  return new Map(rows.map(({ stream, ...head }) => [stream, head]))
}
