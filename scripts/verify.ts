import { join } from 'node:path'
import { verifyDraws, verifyVoices } from '#domains/feedback/proof/jobs.ts'
import { readConfig } from '#platform/config.ts'
import { createDb, openPool } from '#platform/db/db.ts'
import { startPostgres } from '#platform/db/embedded.ts'
import { type Fault, verifyChains, verifyCheckpoints } from '#platform/ledger/verify.ts'

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
  say(`${await verifyChains(db, report)} entries in their chains`)
  say(`${await verifyCheckpoints(db, report)} sealed days`)
  say(`${await verifyDraws(db, report)} draws drawn again`)
  say(`${await verifyVoices(db, report)} voices against their digests`)
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
