import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, OWNER, openCluster, PORT } from './cluster.ts'
import { DatabaseFault } from './database-fault.ts'
import { findRunning, launchPostmaster, reasonOf, type Settings, type Started, stopPostmaster } from './postmaster.ts'

export type EmbeddedPostgres = {
  /** The owner's address, through a Unix socket that only this user (and root) can reach. */
  url: string
  binDir: string
  version: number
  /** Leaves the server; the last process that leaves stops it. */
  stop(): Promise<void>
}
export type EmbeddedOptions = {
  dataDir: string
  log: (line: string) => void
  /** Over the defaults, when this process is the one that starts the server. */
  settings?: Settings
  /** Where to look for PostgreSQL's programs instead of everywhere. */
  programFolders?: string[]
}

const DATABASE = 'bihuan'

/**
 * PostgreSQL on this folder: created the first time, started if it does not run, joined if it does, whoever started it
 * and however that ended. Every process that uses it holds a shared lock in a session of its own, which the kernel
 * ends with the process: whoever leaves and can take the lock alone was the last, and stops the server. A server that
 * falls over while it is used is started again.
 */
export async function startPostgres({
  dataDir,
  log,
  settings = {},
  programFolders,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(resolve(dataDir), log, programFolders)
  let isStopping = false
  let presence: Presence | undefined
  let reviving: Promise<void> = Promise.resolve()

  const join = async (): Promise<Presence> => {
    const joined = await bePresent(cluster, settings, log)
    joined.client.on('end', () => {
      if (!isStopping) reviving = revive()
    })
    return joined
  }
  const revive = async (): Promise<void> => {
    log('PostgreSQL is gone; bringing it back …')
    for (let pause = 100; !isStopping; pause = Math.min(pause * 2, 5000)) {
      try {
        presence = await join()
        return
      } catch (error) {
        log(`PostgreSQL does not come back: ${(error as Error).message}`)
        await sleep(pause)
      }
    }
  }

  presence = await join()
  const { socketFolder } = presence
  await createDatabase(presence.client)
  return {
    url: addressOf(cluster, socketFolder, DATABASE),
    binDir: cluster.programs.binDir,
    version: cluster.programs.version,
    async stop() {
      if (isStopping) return
      isStopping = true
      await reviving
      await leave(cluster, presence as Presence)
    },
  }
}

type Presence = { client: pg.Client; socketFolder: string }

/** Any fixed number: nothing else takes advisory locks in the database `postgres` of this server. */
const PRESENCE_LOCK = 7_021

/** A host is written though a socket is meant, because the web's URL wants one; `host=` overrules it, in libpq as well. */
function addressOf({ password }: Cluster, socketFolder: string, database: string): string {
  return `postgresql://${OWNER}:${password}@localhost:${PORT}/${database}?host=${encodeURIComponent(socketFolder)}`
}

const LONGEST_RECOVERY_MILLISECONDS = 30 * 60_000
const LONGEST_DISPUTE_MILLISECONDS = 60_000

/** Joins the server, starting it as often as it is found gone, until this process's presence is known to it. */
async function bePresent(cluster: Cluster, settings: Settings, log: (line: string) => void): Promise<Presence> {
  const began = performance.now()
  let started: Started | undefined
  let toldAt = began
  for (;;) {
    const running = findRunning(cluster)
    const client = running && (await connect(cluster, running.socketFolder))
    if (running && client) return { client, socketFolder: running.socketFolder }
    const waited = performance.now() - began
    if (!running && isOver(started)) {
      if (started && (!isDisputed(started) || waited > LONGEST_DISPUTE_MILLISECONDS))
        throw new DatabaseFault(`PostgreSQL did not start in ${cluster.folder}: ${reasonOf(started.wordsSince())}`)
      if (started) await sleep(100)
      started = launchPostmaster(cluster, settings)
    }
    if (waited > LONGEST_RECOVERY_MILLISECONDS)
      throw new DatabaseFault(`PostgreSQL did not become ready in ${cluster.folder}: see postgres.log there.`)
    if (performance.now() - toldAt > 5000) {
      toldAt = performance.now()
      log(`Waiting for PostgreSQL to be ready (${Math.round(waited / 1000)} s) …`)
    }
    await sleep(10)
  }
}

const isOver = (started: Started | undefined): boolean =>
  !started || started.child.exitCode !== null || started.child.signalCode !== null || started.child.pid === undefined

/** Killed, or lost against another process that starts or stops, or against a killed server's last children. */
const isDisputed = ({ wordsSince, child }: Started): boolean =>
  child.signalCode !== null || /lock file|shared memory block|shut ?down/.test(wordsSince().trim())

/** The server's "not now": starting, recovering, stopping, or gone between two looks. */
const NOT_NOW = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', '53300'])

const isNotNow = (error: unknown): boolean => {
  const { code, message } = error as Error & { code?: string }
  return NOT_NOW.has(code ?? '') || /Connection terminated/.test(message)
}

/** A session that holds the presence lock, or undefined while the server is not ready for it. */
async function connect(cluster: Cluster, socketFolder: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: addressOf(cluster, socketFolder, 'postgres'),
    application_name: 'bihuan presence',
  })
  client.on('error', () => {}) // 'end' follows.
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
    return client
  } catch (error) {
    await client.end().catch(() => {})
    if (isNotNow(error)) return undefined
    throw error
  }
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
  if (rowCount) return
  await client.query(`create database ${DATABASE}`).catch((error: { code?: string }) => {
    if (!['42P04', '23505'].includes(error.code ?? '')) throw error // Another process was quicker.
  })
}

/** Gives the shared lock back before it asks for all of it: of several that leave at once exactly one is the last. */
async function leave(cluster: Cluster, { client }: Presence): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
    const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [PRESENCE_LOCK])
    const running = findRunning(cluster)
    if (rows[0]?.last && running) await stopPostmaster(running, cluster.path)
  } catch (error) {
    // Another that left at the same moment was the last and stops it already, or it died before us.
    if (!isNotNow(error) && findRunning(cluster)) throw error
  } finally {
    await client.end().catch(() => {})
  }
}
