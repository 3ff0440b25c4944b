import { periodBounds } from '#platform/calendar/period.ts'
import type { Db } from '#platform/db/db.ts'
import { saltedDigest } from '#platform/ledger/entry.ts'
import type { Fault } from '#platform/ledger/verify.ts'
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
