import { join } from 'node:path'
import type pg from 'pg'
import { startHeartbeat, wakeAllDue } from '#domains/commitments/heartbeat/jobs.ts'
import { foldFeedbackTally } from '#domains/feedback/heat-map/jobs.ts'
import { type Config, ConfigurationFault, readConfig } from '#platform/config.ts'
import { openPool } from '#platform/db/db.ts'
import { startPostgres } from '#platform/db/embedded.ts'
import { forgetUnfinishedDemo, migrate, openApplicationRole } from '#platform/db/migrate.ts'
import { startWorker, workAllEffects } from '#platform/effects/worker.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { markHead } from '#platform/ledger/head.ts'
import { openSigner } from '#platform/ledger/seal.ts'
import { progressBar } from '#platform/progress.ts'
import { openKeyring } from '#platform/signing/keyring.ts'
import { type Bank, openBank, ROOT, turnOfTime, watchAll } from './bank.ts'
import { withLatePapers } from './demo/papers.ts'
import { describeDemo, isSeeded, liveDemoBank, startOfPast, type Theatre } from './demo/seed.ts'
import { openDoors } from './doors.ts'

export type OpenBank = Bank & { close(): Promise<void> }

/**
 * The bank as the settings describe it: the database of `DATABASE_URL`, or the embedded one under `BIHUAN_DATA` (started,
 * or joined when another process runs it), migrated and with the manual in force. Commands and the server begin here.
 */
export async function openConfiguredBank(
  config: Config,
  say: (line: string) => void,
  hostNow?: () => Date,
): Promise<OpenBank> {
  const embedded = config.databaseUrl
    ? undefined
    : await startPostgres({ dataDir: join(config.dataFolder, 'postgres'), log: say })
  const ownerUrl = config.databaseUrl ?? (embedded as { url: string }).url
  if (config.demo) await forgetUnfinishedDemo(ownerUrl, say)
  await migrate(ownerUrl, (name) => say(`migrating: ${name}`))
  const appUrl = config.databaseAppUrl ?? (await openApplicationRole(ownerUrl))
  const [pool, ownerPool] = [openPool(appUrl, 32), openPool(ownerUrl, 5)]
  const signer = openSigner(join(config.dataFolder, 'ledger-key.pem'))
  const keyring = openKeyring(join(config.dataFolder, 'code-keys.json'), new Date())
  const bank = await openBank({ pool, ownerPool, config, signer, keyring, ...(hostNow && { hostNow }) })
  return {
    ...bank,
    async close() {
      await Promise.all([pool.end(), ownerPool.end()])
      await embedded?.stop()
    },
  }
}

/** Founds and lives the demo bank on the first start; a start that was broken off begins again on an empty database. */
export async function liveDemoOnce(
  { world, ownerPool, signer, keyring }: Bank,
  say: (line: string) => void,
): Promise<void> {
  if (await isSeeded(world)) return
  if (await world.transact(SYSTEM, async (ctx) => ctx.bank.tree.headOffice !== undefined))
    throw new ConfigurationFault('BIHUAN_DEMO: this database holds a bank already; set BIHUAN_DEMO=0 to serve it.')
  const until = world.hostNow()
  let now = startOfPast(until)
  // Nothing of the past is told to anybody before all of it is there: its commits need not wait for the disk.
  const address = (pool: pg.Pool) => String((pool.options as { connectionString?: string }).connectionString)
  const pool = openPool(address(world.pool), 10, '-c synchronous_commit=off')
  const past = await openBank({
    pool,
    ownerPool,
    signer,
    keyring,
    config: { ...world.config, sandbox: false },
    hostNow: () => now,
  })
  const theatre: Theatre = {
    world: past.world,
    setNow: (at) => {
      now = at
    },
    keyring,
    turn: () => turnOfTime(past),
    watch: () => watchAll(past.world),
    workEffects: () => workAllEffects(past.world, ownerPool, withLatePapers(past.effects, until)),
    files: past.files,
  }
  const bar = progressBar()
  const bill = await liveDemoBank(ROOT, world.config.dataFolder, theatre, until, bar)
  await pool.end()
  say(
    `The demo bank is founded: ${bill.cases} cases in 90 days, lived in ${bill.seconds.toFixed(0)} s; people ran into ${bill.refused.size === 0 ? 'no refusal' : [...bill.refused].map(([code, n]) => `${n} × ${code}`).join(', ')}.`,
  )
}

/** What is written in between the seals of two days is signed for so soon. */
const MARK_MILLISECONDS = 60_000
/** How often due clocks are looked for, and how often the turn of a day or a burst is. */
const WAKE_MILLISECONDS = 500
/** A burst is seen within seconds; looking more often would only look at less. */
const WATCH_MILLISECONDS = 2_000
const TURN_MILLISECONDS = 5_000
const FOLD_MILLISECONDS = 3_000

/** Serves until a signal says stop; then finishes what is being answered, and stops what it started. */
async function serveBank(): Promise<void> {
  const began = performance.now()
  const config = readConfig(process.env)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const report = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  /** What was started, to be ended in the opposite order: also by a signal that comes while the rest still starts. */
  const started: (() => Promise<unknown>)[] = []
  let ending: Promise<void> | undefined
  const endAll = () => {
    ending ??= (async () => {
      for (let end = started.pop(); end; end = started.pop()) await end().catch(report)
    })()
    return ending
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (!ending) say('stopping …')
      void endAll().then(() => process.exit(0))
    })

  try {
    const bank = await openConfiguredBank(config, say)
    started.push(bank.close)
    if (ending) return await endAll()
    const { world } = bank
    if (config.demo) await liveDemoOnce(bank, say)
    const headFile = join(config.dataFolder, 'ledger-head.json')
    const app = await openDoors(bank)
    const worker = await startWorker(world, bank.ownerPool, bank.effects)
    started.push(() => worker.stop())
    for (const [work, every] of [
      [() => wakeAllDue(world), WAKE_MILLISECONDS],
      [() => watchAll(world), WATCH_MILLISECONDS],
      [() => foldFeedbackTally(world), FOLD_MILLISECONDS],
      [() => turnOfTime(bank), TURN_MILLISECONDS],
      [() => markHead(world, bank.signer, headFile), MARK_MILLISECONDS],
    ] as const) {
      const beat = startHeartbeat(work, every, report)
      started.push(() => beat.stop())
    }
    started.push(() => markHead(world, bank.signer, headFile))
    await app.server.listen({ port: config.port, host: config.host })
    started.push(() => app.server.close())
    const address = app.server.server.address()
    const port = typeof address === 'object' && address ? address.port : config.port
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    say(`Bihuan is ready at ${config.tls ? 'https' : 'http'}://localhost:${port} (${seconds} s)`)
    if (config.demo) describeDemo(ROOT, config.dataFolder).forEach(say)
  } catch (error) {
    // What fails because it is being stopped has not failed.
    if (ending) return
    await endAll()
    throw error
  }
}

if (import.meta.main)
  await serveBank().catch((error: unknown) => {
    const isExpected =
      error instanceof ConfigurationFault || (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    process.stderr.write(
      `${isExpected ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`,
    )
    process.exit(1)
  })
