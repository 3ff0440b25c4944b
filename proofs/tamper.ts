import { generateKeyPairSync } from 'node:crypto'
import type pg from 'pg'
import { verifyEverything } from '#domains/feedback/proof/jobs.ts'
import { bindDb } from '#platform/db/db.ts'
import { createDice, type Dice } from '#platform/demo/dice.ts'
import { digestEntry, GENESIS } from '#platform/ledger/entry.ts'
import { markHead } from '#platform/ledger/head.ts'
import { signerFrom } from '#platform/ledger/seal.ts'
import { type Fault, verifyChains } from '#platform/ledger/verify.ts'
import { liveMonth, openNextMonth } from './lived-month.ts'
import { type Proof, type Size, Tally } from './proof.ts'
import { openProvedBank } from './proved-bank.ts'

const SIZES: Record<Size, { changes: number; cases: number; entries: number }> = {
  small: { changes: 22, cases: 3, entries: 5_000 },
  full: { changes: 1_000, cases: 30, entries: 1_000_000 },
}

/**
 * What is done behind the application's back, by the owner of the tables and with every guard off, is found by what
 * `npm run verify` does, and the row is named. One change at a time: each is undone before the next.
 */
export const prove: Proof = async (size) => {
  const { changes, cases, entries } = SIZES[size]
  const bank = await openProvedBank(1)
  const tally = new Tally()
  try {
    await liveMonth(bank, cases)
    const next = await openNextMonth(bank)
    await next.doAllDue()
    // Written after the last seal, and marked: the ledger's unsealed end.
    await liveMonth(bank, 2)
    await markHead(next.world, next.signer)
    const trusted = new Set([next.signer.publicKey])
    await next.close()

    const client = await bank.bank.ownerPool.connect()
    const look = async (): Promise<Fault[]> => {
      const faults: Fault[] = []
      await verifyEverything(bindDb(client), (fault) => faults.push(fault), { trusted })
      return faults
    }
    const honest = await look()
    if (honest.length > 0) throw new Error(`the honest bank does not verify: ${honest[0]?.row} ${honest[0]?.what}`)
    const dice = createDice(20_261_124)
    const kinds = Object.entries(TAMPERINGS)
    const found: Record<string, string> = {}
    for (let nth = 0; nth < changes; nth++) {
      const [kind, tampering] = kinds[nth % kinds.length] as [string, Tampering]
      await client.query('begin')
      await client.query('set local session_replication_role = replica')
      const touched = await tampering(client, dice)
      const faults = await look()
      await client.query('rollback')
      tally.check(
        faults.some(({ row }) => touched.includes(row)),
        () => `${kind}: ${touched.join(' or ')} was not named; found: ${faults[0]?.row ?? 'nothing'}`,
      )
      found[kind] ??= faults[0] ? `${faults[0].row}: ${faults[0].what}` : 'nothing'
    }
    client.release()
    return { ...tally.line, kinds: kinds.length, ...(await timeLongLedger(bank.bank.ownerPool, entries)), found }
  } finally {
    await bank.close()
  }
}

/** Changes something and answers the rows of which one must be named. */
type Tampering = (client: pg.PoolClient, dice: Dice) => Promise<string[]>
type Entry = {
  id: string
  stream: string
  seq: number
  at: Date
  event: string
  actor: string
  body: string
  digest: Buffer
}

const any = async <R>(client: pg.PoolClient, dice: Dice, from: string): Promise<R> => {
  const { rows } = await client.query(`select * from ${from}`)
  if (rows.length === 0) throw new Error(`nothing to tamper with in ${from}`)
  return dice.oneOf(rows) as R
}
const entryRow = (id: string) => `ledger_entry ${id}`
/** Where the seals and the marked end speak for a row that is not there. */
const SEALS = async (client: pg.PoolClient) => [
  ...(await client.query<{ day: string }>('select day from ledger_checkpoint')).rows.map(
    ({ day }) => `ledger_checkpoint ${day}`,
  ),
  'ledger_head',
]
const SEALED_OR_MARKED = 'ledger_entry where id <= (select through_id from ledger_head)'

const changeEntry =
  (set: string): Tampering =>
  async (client, dice) => {
    const { id } = await any<Entry>(client, dice, SEALED_OR_MARKED)
    await client.query(`update ledger_entry set ${set} where id = $1`, [id])
    return [entryRow(id)]
  }

const TAMPERINGS: Record<string, Tampering> = {
  'an entry says another event': changeEntry(`event = event || '-not'`),
  'an entry names another actor': changeEntry(`actor = 'somebody else'`),
  'an entry says other facts': changeEntry(`body = '{"changed":true}'`),
  'an entry is an hour younger': changeEntry(`at = at + interval '1 hour'`),
  'an entry has another digest': changeEntry(`digest = sha256(digest)`),
  async 'an entry is removed'(client, dice) {
    const { id, stream, seq } = await any<Entry>(client, dice, SEALED_OR_MARKED)
    await client.query('delete from ledger_entry where id = $1', [id])
    const { rows } = await client.query<Entry>('select * from ledger_entry where stream = $1 and seq = $2', [
      stream,
      seq + 1,
    ])
    return rows[0] ? [entryRow(rows[0].id)] : SEALS(client)
  },
  async 'an entry is inserted, well chained'(client, dice) {
    const { stream } = await any<Entry>(client, dice, SEALED_OR_MARKED)
    const { rows } = await client.query<Entry>(
      'select * from ledger_entry where stream = $1 order by seq desc limit 1',
      [stream],
    )
    const last = rows[0] as Entry
    const { rows: free } = await client.query<{ id: string }>('select min(id) - 1 as id from ledger_entry')
    const entry = { ...last, seq: last.seq + 1, event: 'case.apologised' }
    await client.query(
      `insert into ledger_entry (id, stream, seq, at, event, actor, body, digest) overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [free[0]?.id, stream, entry.seq, entry.at, entry.event, entry.actor, entry.body, digestEntry(last.digest, entry)],
    )
    return [...(await SEALS(client)), entryRow(String(free[0]?.id))]
  },
  async 'the tail is cut'(client, dice) {
    const keep = 1 + dice.below(20)
    await client.query('delete from ledger_entry where id > (select through_id - $1 from ledger_head)', [keep])
    return ['ledger_head']
  },
  async 'a stream is written again, well chained'(client, dice) {
    const { stream, seq } = await any<Entry>(client, dice, `${SEALED_OR_MARKED} and stream like 'case:%'`)
    const { rows } = await client.query<Entry>('select * from ledger_entry where stream = $1 order by seq', [stream])
    let head: Buffer = GENESIS
    for (const entry of rows) {
      const written = entry.seq === seq ? { ...entry, actor: 'somebody else' } : entry
      head = digestEntry(head, written)
      await client.query('update ledger_entry set actor = $2, digest = $3 where id = $1', [
        entry.id,
        written.actor,
        head,
      ])
    }
    return SEALS(client)
  },
  async 'two checkpoints are swapped'(client, dice) {
    const { rows } = await client.query<{ day: string }>('select day from ledger_checkpoint order by day')
    const one = dice.below(rows.length - 1)
    const [a, b] = [rows[one]?.day, rows[one + 1]?.day]
    for (const [from, to] of [
      [a, '1900-01-01'],
      [b, a],
      ['1900-01-01', b],
    ])
      await client.query('update ledger_checkpoint set day = $2 where day = $1', [from, to])
    return [`ledger_checkpoint ${a}`, `ledger_checkpoint ${b}`]
  },
  async 'a checkpoint is signed again with another key'(client, dice) {
    const { day, digest } = await any<{ day: string; digest: Buffer }>(client, dice, 'ledger_checkpoint')
    const other = signerFrom(generateKeyPairSync('ed25519').privateKey)
    await client.query('update ledger_checkpoint set signature = $2, public_key = $3 where day = $1', [
      day,
      other.sign(digest),
      other.publicKey,
    ])
    return [`ledger_checkpoint ${day}`]
  },
  async 'a checkpoint is removed'(client, dice) {
    const { day } = await any<{ day: string }>(
      client,
      dice,
      `ledger_checkpoint where day < (select max(day) from ledger_checkpoint)`,
    )
    await client.query('delete from ledger_checkpoint where day = $1', [day])
    return (await SEALS(client)).filter((row) => row > `ledger_checkpoint ${day}`)
  },
  async 'the end is marked earlier'(client) {
    await client.query('update ledger_head set through_id = through_id - 1')
    return ['ledger_head']
  },
  async 'a customer’s words are softened'(client, dice) {
    const { id } = await any<{ id: string }>(client, dice, 'feedback')
    await client.query(`update feedback set text = '谢谢' where id = $1`, [id])
    return [`feedback ${id}`]
  },
  async 'a feedback is removed'(client, dice) {
    const { id } = await any<{ id: string }>(client, dice, 'feedback')
    await client.query('delete from feedback where id = $1', [id])
    return [`feedback ${id}`]
  },
  async 'a case is removed'(client, dice) {
    const { id } = await any<{ id: string }>(client, dice, 'service_case')
    await client.query('delete from service_case where id = $1', [id])
    return [`service_case ${id}`]
  },
  async 'a case is inserted that nobody received'(client, dice) {
    const { id } = await any<{ id: string }>(client, dice, 'service_case')
    await client.query(
      `insert into service_case select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'C-' || gen_random_uuid()))).* from service_case c where id = $1`,
      [id],
    )
    const { rows } = await client.query<{ id: string }>(`select id from service_case where number like 'C-%'`)
    return rows.map((row) => `service_case ${row.id}`)
  },
  async 'a case is graded lower'(client, dice) {
    const { id, grade } = await any<{ id: string; grade: string }>(client, dice, 'service_case')
    await client.query('update service_case set grade = $2 where id = $1', [id, grade === 'I' ? 'III' : 'I'])
    return [`service_case ${id}`]
  },
  async 'a complaint becomes an enquiry'(client, dice) {
    const { id } = await any<{ id: string }>(client, dice, 'service_case')
    await client.query('update service_case set is_complaint = not is_complaint where id = $1', [id])
    return [`service_case ${id}`]
  },
  async 'a seed is chosen'(client, dice) {
    const { month, unit_id } = await any<{ month: string; unit_id: string }>(client, dice, 'look_back_draw')
    await client.query('update look_back_draw set seed = sha256(seed) where month = $1 and unit_id = $2', [
      month,
      unit_id,
    ])
    return [`look_back_draw ${month} ${unit_id}`]
  },
  async 'an item is left out of the draw'(client, dice) {
    const { month, unit_id, case_id } = await any<{ month: string; unit_id: string; case_id: string }>(
      client,
      dice,
      'look_back_population',
    )
    await client.query('delete from look_back_population where month = $1 and case_id = $2', [month, case_id])
    return [`look_back_draw ${month} ${unit_id}`]
  },
  async 'a drawn item is taken off the list'(client, dice) {
    const { id, month, unit_id } = await any<{ id: string; month: string; unit_id: string }>(
      client,
      dice,
      `look_back where why = 'drawn'`,
    )
    await client.query('delete from look_back where id = $1', [id])
    return [`look_back_draw ${month} ${unit_id}`]
  },
}

/** How long so many entries take to verify, well chained over so many streams. */
async function timeLongLedger(pool: pg.Pool, entries: number): Promise<{ entries: number; verifySeconds: number }> {
  const perStream = 10
  const client = await pool.connect()
  const at = new Date('2026-01-01T00:00:00Z')
  await client.query('begin')
  for (let first = 0; first < entries; first += 20_000) {
    const rows = { stream: [] as string[], seq: [] as number[], digest: [] as string[] }
    let head: Buffer = GENESIS
    for (let nth = first; nth < Math.min(entries, first + 20_000); nth++) {
      const seq = (nth % perStream) + 1
      const stream = `long:${String((nth - seq + 1) / perStream).padStart(8, '0')}`
      head = digestEntry(seq === 1 ? GENESIS : head, {
        stream,
        seq,
        at,
        event: 'case.noted',
        actor: 'system',
        body: BODY,
      })
      rows.stream.push(stream)
      rows.seq.push(seq)
      rows.digest.push(`\\x${head.toString('hex')}`)
    }
    await client.query(
      `insert into ledger_entry (stream, seq, at, event, actor, body, digest)
       select s, q, $4, 'case.noted', 'system', $5, d from unnest($1::text[], $2::int[], $3::bytea[]) t (s, q, d)`,
      [rows.stream, rows.seq, rows.digest, at, BODY],
    )
  }
  await client.query('commit')
  client.release()
  await pool.query('vacuum analyze ledger_entry')
  const reader = await pool.connect()
  const began = performance.now()
  const faults: Fault[] = []
  const counted = await verifyChains(bindDb(reader), (fault) => faults.push(fault))
  reader.release()
  if (faults.length > 0) throw new Error(`the long ledger does not verify: ${faults[0]?.row}`)
  return { entries: counted, verifySeconds: Number(((performance.now() - began) / 1000).toFixed(1)) }
}
const BODY = '{"note":"something of the usual length that is said of a case, with ids and a reason"}'
