import { sql } from 'kysely'
import type { Db } from '../db/db.ts'
import { rootOf } from './checkpoint.ts'
import { type Digest, digestEntry, GENESIS } from './entry.ts'
import { digestHead, type Head, readHead } from './head.ts'
import { digestSeal, isSigned } from './seal.ts'

/** One thing that does not hold, named by the row where it shows first. */
export type Fault = { what: string; row: string }
const PAGE = 20_000
/** Below every id there can be: an entry that was put before the first one is counted as well. */
const BEFORE_ALL = '-9223372036854775808'
const ALGORITHMS: readonly Digest[] = ['sha256', 'sm3']

/** Recomputes every stream from its first entry, in the order of streams. Yields faults; the last value is the count. */
export async function verifyChains(db: Db, report: (fault: Fault) => void): Promise<number> {
  let count = 0
  let at = { stream: '', seq: 0 }
  let head: Buffer = GENESIS
  let algorithm: Digest | undefined
  for (;;) {
    const page = await db
      .selectFrom('ledgerEntry')
      .select(['id', 'stream', 'seq', 'at', 'event', 'actor', 'body', 'digest'])
      .where(sql<boolean>`(stream, seq) > (${at.stream}, ${at.seq}::int)`)
      .orderBy('stream')
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const { id, digest, ...entry } of page) {
      const isNewStream = entry.stream !== at.stream
      const expected = isNewStream ? 1 : at.seq + 1
      if (entry.seq !== expected)
        report({ what: `${entry.stream}: entry ${expected} is missing`, row: `ledger_entry ${id}` })
      const previous = isNewStream ? GENESIS : head
      if (isNewStream) algorithm = undefined
      // A bank may change the digest; within a stream the last that fitted is tried first.
      const fitting = [algorithm, ...ALGORITHMS].find(
        (candidate) => candidate && digestEntry(previous, entry, candidate).equals(digest),
      )
      if (!fitting)
        report({ what: `${entry.stream}: entry ${entry.seq} is not what was written`, row: `ledger_entry ${id}` })
      algorithm = fitting ?? algorithm
      head = digest
      at = { stream: entry.stream, seq: entry.seq }
    }
    count += page.length
    if (page.length < PAGE) return count
  }
}

/**
 * Recomputes every sealed day: root, count, chain of days and signature. Answers how many were checked. `trusted` are
 * the keys that may have signed: a key that merely stands beside its signature proves nothing.
 */
export async function verifyCheckpoints(
  db: Db,
  report: (fault: Fault) => void,
  trusted: ReadonlySet<string>,
): Promise<number> {
  const days = await db.selectFrom('ledgerCheckpoint').selectAll().orderBy('day').execute()
  let previous: { digest: Buffer; throughId: string } = { digest: GENESIS, throughId: BEFORE_ALL }
  for (const seal of days) {
    const row = `ledger_checkpoint ${seal.day}`
    const algorithm = seal.algorithm as Digest
    const { root, entries } = await rootOf(db, previous.throughId, seal.throughId, algorithm)
    if (entries !== seal.entries)
      report({ what: `${seal.day}: ${seal.entries} entries were sealed, ${entries} are there`, row })
    else if (!root.equals(seal.root)) report({ what: `${seal.day}: the entries are not those that were sealed`, row })
    if (!seal.previous.equals(previous.digest)) report({ what: `${seal.day}: does not follow the day before it`, row })
    const digest = digestSeal(seal, algorithm)
    if (!digest.equals(seal.digest) || !isSigned(digest, seal.signature, seal.publicKey))
      report({ what: `${seal.day}: the signature does not fit`, row })
    else if (!trusted.has(seal.publicKey))
      report({ what: `${seal.day}: signed with a key that is not the bank's`, row })
    previous = { digest: seal.digest, throughId: seal.throughId }
  }
  return days.length
}

/** Recomputes the ledger's end as it was marked last, in the database and, where one is kept, outside of it. */
export async function verifyHead(
  db: Db,
  report: (fault: Fault) => void,
  trusted: ReadonlySet<string>,
  outside?: Head,
): Promise<void> {
  const inside = await readHead(db)
  if (outside && (!inside || BigInt(inside.throughId) < BigInt(outside.throughId)))
    report({ what: 'the end that was marked is older than the one kept outside', row: 'ledger_head' })
  for (const head of [inside, outside]) {
    if (!head) continue
    const row = head === inside ? 'ledger_head' : 'the head kept outside'
    const signature = Buffer.from(head.signature, 'hex')
    if (!trusted.has(head.publicKey) || !isSigned(digestHead(head, head.algorithm), signature, head.publicKey)) {
      report({ what: 'the signature of the end does not fit', row })
      continue
    }
    const { root, entries } = await rootOf(
      db,
      head.afterId === '0' ? BEFORE_ALL : head.afterId,
      head.throughId,
      head.algorithm,
    )
    if (entries !== head.entries)
      report({ what: `${head.entries} entries stood after ${head.afterId}, ${entries} are there`, row })
    else if (root.toString('hex') !== head.root)
      report({ what: `the entries after ${head.afterId} are not those that stood there`, row })
  }
}
