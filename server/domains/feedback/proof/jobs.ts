import { sql } from 'kysely'
import { periodBounds } from '#platform/calendar/period.ts'
import type { Db } from '#platform/db/db.ts'
import { saltedDigest } from '#platform/ledger/entry.ts'
import type { Head } from '#platform/ledger/head.ts'
import { type Fault, verifyChains, verifyCheckpoints, verifyHead } from '#platform/ledger/verify.ts'
import { commitmentTo, digestPopulation, drawSample, seedOf } from '../look-back/rules.ts'

/** Draws every revealed month again and compares: secret, beacon, seed, population and sample. Answers how many draws. */
export async function verifyDraws(db: Db, report: (fault: Fault) => void): Promise<number> {
  const months = await db
    .selectFrom('lookBackCommitment')
    .selectAll()
    .where('revealedAt', 'is not', null)
    .orderBy('month')
    .execute()
  let count = 0
  for (const { month, secret, commitment, committedAt } of months) {
    const row = `look_back_commitment ${month}`
    if (!commitmentTo(secret).equals(commitment))
      report({ what: `${month}: the secret is not the one that was committed to`, row })
    const { lastDay, to } = periodBounds(month)
    if (committedAt >= to) report({ what: `${month}: committed to after the month was over`, row })
    const bound = await firstCommitment(db, month)
    if (bound !== commitment.toString('hex')) report({ what: `${month}: the ledger knows another commitment`, row })
    const beacon = await db
      .selectFrom('ledgerCheckpoint')
      .select('digest')
      .where('day', '>=', new Date(lastDay * 86_400_000).toISOString().slice(0, 10))
      .orderBy('day')
      .limit(1)
      .executeTakeFirst()
    const told = await populationsTold(db, month)
    for (const draw of await db
      .selectFrom('lookBackDraw')
      .selectAll()
      .where('month', '=', month)
      .orderBy('unitId')
      .execute()) {
      count += 1
      const at = `look_back_draw ${month} ${draw.unitId}`
      if (!beacon?.digest.equals(draw.beacon))
        report({ what: `${month}: the beacon is not the ledger's checkpoint`, row: at })
      if (!seedOf(secret, draw.beacon, month, draw.unitId).equals(draw.seed))
        report({ what: `${month}: the seed does not follow from secret and beacon`, row: at })
      if (told.get(draw.unitId) !== draw.populationDigest.toString('hex'))
        report({ what: `${month}: the ledger knows another population`, row: at })
      told.delete(draw.unitId)
      const population = (
        await db
          .selectFrom('lookBackPopulation')
          .select('caseId')
          .where('month', '=', month)
          .where('unitId', '=', draw.unitId)
          .execute()
      ).map((it) => it.caseId)
      if (!digestPopulation(population).equals(draw.populationDigest) || population.length !== draw.population)
        report({ what: `${month}: the population is not the one that was drawn from`, row: at })
      const sample = drawSample(population, draw.seed, draw.percent)
      const drawn = await db
        .selectFrom('lookBack')
        .select(['id', 'caseId'])
        .where('month', '=', month)
        .where('unitId', '=', draw.unitId)
        .where('why', '=', 'drawn')
        .execute()
      const extra = drawn.find((it) => !sample.includes(it.caseId))
      if (extra)
        report({ what: `${month}: an item that was not drawn is looked back at`, row: `look_back ${extra.id}` })
      const missing = sample.find((id) => !drawn.some((it) => it.caseId === id))
      if (missing) report({ what: `${month}: case ${missing} was drawn and is not looked back at`, row: at })
    }
    for (const unitId of told.keys())
      report({ what: `${month}: a draw that the ledger knows is gone`, row: `look_back_draw ${month} ${unitId}` })
  }
  return count
}

async function firstCommitment(db: Db, month: string): Promise<string | undefined> {
  const entry = await db
    .selectFrom('ledgerEntry')
    .select('body')
    .where('stream', '=', `look-back-month:${month}`)
    .where('event', '=', 'look-back.committed')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return entry && (JSON.parse(entry.body) as { commitment: string }).commitment
}

/** What the ledger was told of each unit's population: one changed with all that follows from it still shows. */
async function populationsTold(db: Db, month: string): Promise<Map<string, string>> {
  const entries = await db
    .selectFrom('ledgerEntry')
    .select('body')
    .where('stream', '=', `look-back-month:${month}`)
    .where('event', '=', 'look-back.unit-drawn')
    .execute()
  const drawn = entries.map((entry) => JSON.parse(entry.body) as { unitId: string; populationDigest: string })
  return new Map(drawn.map((it) => [it.unitId, it.populationDigest]))
}

const PAGE = 5_000

/** Every feedback's words against the salted digest that the ledger took of them on receipt. Answers how many. */
export async function verifyVoices(db: Db, report: (fault: Fault) => void): Promise<number> {
  let count = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await db
      .selectFrom('feedback')
      .select(['id', 'number', 'text', 'textSalt'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    if (page.length === 0) return count
    const entries = await db
      .selectFrom('ledgerEntry')
      .select(['stream', 'body'])
      .where('seq', '=', 1)
      .where(
        'stream',
        'in',
        page.map((row) => `feedback:${row.id}`),
      )
      .execute()
    const digests = new Map(entries.map((entry) => [entry.stream, (JSON.parse(entry.body) as { text?: string }).text]))
    for (const { id, number, text, textSalt } of page)
      if (digests.get(`feedback:${id}`) !== saltedDigest(textSalt, text))
        report({ what: `${number}: the words are not those that were received`, row: `feedback ${id}` })
    count += page.length
    after = page.at(-1)?.id ?? after
  }
}

/** Subjects whose every row has a stream of its own on the ledger, and whose every stream has its row. */
const TABLES = {
  feedback: 'feedback',
  case: 'service_case',
  ticket: 'ticket',
  'hand-over': 'hand_over',
  approval: 'approval',
  incident: 'incident',
} as const
/** So many of one kind are named; more would only say the same. */
const NAMED = 100

/** Rows that vanished although the ledger knows them, and rows that it was never told of. Answers how many were compared. */
export async function verifyRows(db: Db, report: (fault: Fault) => void): Promise<number> {
  let count = 0
  for (const [kind, table] of Object.entries(TABLES)) {
    const name = sql.table(table)
    const gone = await sql<{ id: string }>`
      select split_part(e.stream, ':', 2) as id from ledger_entry e
      where e.seq = 1 and e.stream collate "C" >= ${`${kind}:`} and e.stream collate "C" < ${`${kind};`}
        and not exists (select 1 from ${name} r where r.id = split_part(e.stream, ':', 2)::uuid) limit ${NAMED}`.execute(
      db,
    )
    for (const { id } of gone.rows)
      report({ what: `${kind}: a row that the ledger knows is gone`, row: `${table} ${id}` })
    const unknown = await sql<{ id: string }>`
      select r.id from ${name} r
      where not exists (select 1 from ledger_entry e where e.stream = ${`${kind}:`} || r.id and e.seq = 1) limit ${NAMED}`.execute(
      db,
    )
    for (const { id } of unknown.rows)
      report({ what: `${kind}: the ledger was never told of this row`, row: `${table} ${id}` })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${name}`.execute(db)
    count += rows[0]?.n ?? 0
  }
  return count
}

/** What the ledger was told last of a case: its grade, whether it is a complaint, and whether it is over. */
export async function verifyCases(db: Db, report: (fault: Fault) => void): Promise<void> {
  const { rows } = await sql<{ id: string; number: string; field: string }>`
    with told as (
      select split_part(e.stream, ':', 2)::uuid as id,
        (array_agg(e.body::jsonb ->> 'grade' order by e.seq desc) filter (where e.body::jsonb ? 'grade'))[1] as grade,
        (array_agg((e.body::jsonb ->> 'isComplaint')::boolean order by e.seq desc) filter (where e.body::jsonb ? 'isComplaint'))[1] as is_complaint,
        (array_agg(e.event order by e.seq desc) filter (where e.event = any (${[...ENDS, 'case.reopened']}::text[])))[1] = any (${[...ENDS]}::text[]) as is_over
      from ledger_entry e where e.stream collate "C" >= 'case:' and e.stream collate "C" < 'case;' group by e.stream)
    select c.id, c.number, f.field from service_case c join told t on t.id = c.id
    cross join lateral (values ('grade', c.grade is distinct from t.grade),
      ('kind', c.is_complaint is distinct from t.is_complaint),
      ('end', (c.stage = 'closed') is distinct from coalesce(t.is_over, false))) f (field, differs)
    where f.differs limit ${NAMED}`.execute(db)
  for (const { id, number, field } of rows)
    report({ what: `${number}: its ${field} is not what the ledger was told last`, row: `service_case ${id}` })
}
const ENDS = ['case.verified', 'case.withdrawn', 'case.merged', 'case.invalidated'] as const

export type Verified = { entries: number; days: number; draws: number; voices: number; rows: number }

/** Everything that can be recomputed from the rows alone. Writes nothing. */
export async function verifyEverything(
  db: Db,
  report: (fault: Fault) => void,
  { trusted, head }: { trusted: ReadonlySet<string>; head?: Head | undefined },
): Promise<Verified> {
  const entries = await verifyChains(db, report)
  const days = await verifyCheckpoints(db, report, trusted)
  await verifyHead(db, report, trusted, head)
  const draws = await verifyDraws(db, report)
  const voices = await verifyVoices(db, report)
  const rows = await verifyRows(db, report)
  await verifyCases(db, report)
  return { entries, days, draws, voices, rows }
}
