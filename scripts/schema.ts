import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '#platform/db/embedded.ts'
import { describeSchema, describeTypes } from '#platform/db/introspect.ts'
import { migrate } from '#platform/db/migrate.ts'

/** Migrates an empty database and writes down what came out: migrations/schema.sql and the tables' types. */
const folder = mkdtempSync(join(tmpdir(), 'bihuan-schema-'))
const server = await startPostgres({ dataDir: folder, log: () => {} })
try {
  await migrate(server.url)
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  writeFileSync('migrations/schema.sql', await describeSchema(client))
  writeFileSync('server/platform/db/tables.ts', await describeTypes(client))
  await client.end()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
