import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#platform/db/embedded.ts'
import { prepareTemplate } from './template.ts'

/** A PostgreSQL of the tests' own, gone with them; only here it need not survive a power cut. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-test-'))
  const server = await startPostgres({
    dataDir: folder,
    log: () => {},
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  process.env.BIHUAN_TEST_DATABASE_URL = server.url
  await prepareTemplate(server.url)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
