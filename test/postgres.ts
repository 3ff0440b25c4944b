import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathOf } from '#platform/db/cluster.ts'
import { startPostgres } from '#platform/db/embedded.ts'
import { findRunning, stopPostmaster } from '#platform/db/postmaster.ts'
import { prepareTemplate } from './template.ts'

/** A PostgreSQL of the tests' own, gone with them; only here it need not survive a power cut. */
export default async function setup(): Promise<() => Promise<void>> {
  await sweepUnfinished()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  chmodSync(folder, 0o755) // PostgreSQL may run as somebody else, and shuts its own folders itself.
  const server = await startPostgres({
    dataDir: folder,
    log: () => {},
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  const leave = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  process.env.BIHUAN_TEST_DATABASE_URL = server.url
  try {
    await prepareTemplate(server.url)
  } catch (error) {
    await leave()
    throw error
  }
  return leave
}

const PREFIX = 'bihuan-test-'

/** A run that was killed leaves its PostgreSQL behind; the folder's name says whose it was. */
async function sweepUnfinished(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = new RegExp(`^${PREFIX}(\\d+)-`).exec(name) ?? []
    if (pid === undefined || isAlive(Number(pid))) continue
    const path = pathOf(join(tmpdir(), name))
    const running = findRunning({ path })
    if (running) await stopPostmaster(running, path)
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
