import { join } from 'node:path'
import { verifyEverything } from '#domains/feedback/proof/jobs.ts'
import { ConfigurationFault, readConfig } from '#platform/config.ts'
import { createDb, openPool } from '#platform/db/db.ts'
import { startPostgres } from '#platform/db/embedded.ts'
import { readHeadFile } from '#platform/ledger/head.ts'
import { trustedKeys } from '#platform/ledger/seal.ts'
import type { Fault } from '#platform/ledger/verify.ts'

/** Recomputes the ledger and every draw from the rows alone, and names the first row that is wrong. Writes nothing. */
const config = readConfig(process.env)
const say = (line: string) => process.stdout.write(`${line}\n`)
const embedded = config.databaseUrl
  ? undefined
  : await startPostgres({ dataDir: join(config.dataFolder, 'postgres'), log: () => {} })
const pool = openPool(config.databaseUrl ?? (embedded as { url: string }).url, 2)
const db = createDb(pool)
const faults: Fault[] = []
const report = (fault: Fault) => {
  if (faults.length === 0) say(`WRONG  ${fault.row}: ${fault.what}`)
  faults.push(fault)
}
try {
  const began = performance.now()
  const trusted = trustedKeys(config.dataFolder)
  if (trusted.size === 0)
    throw new ConfigurationFault(`There is no key in ${config.dataFolder} to check signatures with.`)
  const head = readHeadFile(join(config.dataFolder, 'ledger-head.json'))
  const { entries, days, draws, voices, rows } = await verifyEverything(db, report, { trusted, head })
  say(`${entries} entries in their chains`)
  say(`${days} sealed days, and the end marked ${head?.markedAt.toISOString() ?? 'nowhere outside the database'}`)
  say(`${draws} draws drawn again`)
  say(`${voices} voices against their digests`)
  say(`${rows} rows against the ledger`)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  say(
    faults.length === 0
      ? `Everything holds (${seconds} s).`
      : `${faults.length} faults (${seconds} s); the first: ${faults[0]?.row}: ${faults[0]?.what}`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await pool.end()
  await embedded?.stop()
}
