import pg from 'pg'
import { startPostgres } from '#platform/db/embedded.ts'

/** A process to be killed: writes rows one by one, and says each number only after PostgreSQL has acknowledged it. */
const [dataDir = '', programFolder = ''] = process.argv.slice(2)
const server = await startPostgres({ dataDir, log: () => {}, programFolders: [programFolder] })
const client = new pg.Client({ connectionString: server.url })
client.on('error', () => {})
await client.connect()
await client.query('create table if not exists kept (n int primary key)')
const { rows } = await client.query<{ last: number }>('select coalesce(max(n), 0) as last from kept')
for (let n = (rows[0]?.last ?? 0) + 1; ; n++) {
  await client.query('insert into kept values ($1)', [n])
  process.stdout.write(`${n}\n`)
}
