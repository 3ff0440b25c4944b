import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type EmbeddedPostgres, startPostgres } from './embedded.ts'
import { packagedFolder, systemFolders } from './postgres-programs.ts'
import { findRunning } from './postmaster.ts'

const WRITER = join(import.meta.dirname, '../../../test/acknowledging-writer.ts')
const ofThisMachine = [...systemFolders(), packagedFolder()].filter((folder) => folder !== undefined)

const running: EmbeddedPostgres[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
})

function freshFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-embedded-'))
  chmodSync(folder, mode)
  onTestFinished(async () => {
    for (const server of running.splice(0)) await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return join(folder, 'data')
}

async function start(dataDir: string, programFolder?: string, log = (_: string) => {}): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir, log, ...(programFolder && { programFolders: [programFolder] }) })
  running.push(server)
  return server
}

async function ask<R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<R>(text)).rows
  } finally {
    await client.end()
  }
}

const postmasterOf = (dataDir: string) => findRunning({ path: join(dataDir, 'cluster') })?.pid

/** Lets a process write until it has said `count` numbers; answers the last one said when `kill` has been done. */
async function writeUntilKilled(dataDir: string, folder: string, count: number, kill: (it: ChildProcess) => void) {
  const writer = spawn(process.execPath, [WRITER, dataDir, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let isKilled = false
  writer.stdout.on('data', (chunk) => {
    said += chunk
    if (isKilled || said.split('\n').length <= count) return
    isKilled = true
    kill(writer)
  })
  await once(writer, 'close')
  const numbers = said.split('\n').slice(0, -1).map(Number)
  expect(numbers.length).toBeGreaterThanOrEqual(count)
  return numbers.at(-1) as number
}

test('this machine has at least one PostgreSQL to test with', () => {
  expect(ofThisMachine).not.toEqual([])
})

describe.each(ofThisMachine)('PostgreSQL in %s', (folder) => {
  let made = ''
  beforeAll(async () => {
    made = mkdtempSync(join(tmpdir(), 'bihuan-made-'))
    chmodSync(made, 0o755)
    await (await startPostgres({ dataDir: made, log: () => {}, programFolders: [folder] })).stop()
  })
  afterAll(() => rmSync(made, { recursive: true, force: true }))
  /** A database that is already made, in a folder of its own. */
  function oldFolder(mode = 0o755, name = 'data'): string {
    const dataDir = join(dirname(freshFolder(mode)), name)
    execFileSync('cp', ['-a', made, dataDir])
    return dataDir
  }

  test('a first start makes a durable, checksummed database that speaks UTF-8', async () => {
    const server = await start(freshFolder(), folder)
    const [row] = await ask(
      server.url,
      `select current_user as owner, current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
        current_setting('listen_addresses') as network, pg_encoding_to_char(encoding) as encoding, datcollate as locale,
        current_setting('server_version_num')::int / 10000 as version
        from pg_database where datname = current_database()`,
    )
    expect(row).toEqual({
      owner: 'bihuan_owner',
      fsync: 'on',
      checksums: 'on',
      network: '',
      encoding: 'UTF8',
      locale: 'C',
      version: server.version,
    })
  })

  test('a later start is ready within a second and finds what was written', async () => {
    const dataDir = oldFolder()
    const first = await start(dataDir, folder)
    await ask(first.url, `create table note as select '挂失' as words`)
    await first.stop()
    expect(postmasterOf(dataDir)).toBeUndefined()

    const began = performance.now()
    const second = await start(dataDir, folder)
    expect(performance.now() - began).toBeLessThan(1000)
    expect(await ask(second.url, 'select words from note')).toEqual([{ words: '挂失' }])
  })

  test('a folder below a closed home serves all the same', async () => {
    const server = await start(freshFolder(0o700), folder)
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('nobody gets in without the password', async () => {
    const { url } = await start(oldFolder(), folder)
    const without = new URL(url)
    without.password = 'guess'
    await expect(ask(without.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('a process that is killed leaves every acknowledged row to the next, which joins the orphan and ends it', async () => {
    const dataDir = oldFolder()
    const last = await writeUntilKilled(dataDir, folder, 50, (writer) => writer.kill('SIGKILL'))
    const orphan = postmasterOf(dataDir)
    expect(orphan).toBeGreaterThan(0)

    const server = await start(dataDir, folder)
    expect(postmasterOf(dataDir)).toBe(orphan)
    const rows = await ask<{ n: number }>(server.url, 'select n from kept order by n')
    expect(rows.slice(0, last).map(({ n }) => n)).toEqual(Array.from({ length: last }, (_, i) => i + 1))
    await server.stop()
    expect(postmasterOf(dataDir)).toBeUndefined()
  })

  test('PostgreSQL and its process killed at once lose no acknowledged row, three times over', async () => {
    const dataDir = oldFolder()
    for (let round = 1; round <= 3; round++) {
      const last = await writeUntilKilled(dataDir, folder, 30 * round, (writer) => {
        process.kill(postmasterOf(dataDir) as number, 'SIGKILL')
        writer.kill('SIGKILL')
      })
      const server = await start(dataDir, folder)
      const [row] = await ask<{ kept: number }>(server.url, `select count(*)::int as kept from kept where n <= ${last}`)
      expect(row?.kept).toBe(last)
      await server.stop()
    }
  })

  test('PostgreSQL that is killed under a working process comes back', async () => {
    const dataDir = oldFolder()
    const said: string[] = []
    const server = await start(dataDir, folder, (line) => said.push(line))
    const before = postmasterOf(dataDir) as number
    process.kill(before, 'SIGKILL')
    const answers = async () => {
      for (let attempt = 0; ; attempt++) {
        try {
          return await ask(server.url, 'select 1 as one')
        } catch (error) {
          if (attempt > 100) throw error
          await sleep(50)
        }
      }
    }
    await sleep(100)
    expect(await answers()).toEqual([{ one: 1 }])
    expect(postmasterOf(dataDir)).not.toBe(before)
    expect(said.join()).toContain('bringing it back')
  })

  test('two that start at once share one server, and the last to leave ends it', async () => {
    const dataDir = freshFolder()
    const [one, other] = await Promise.all([start(dataDir, folder), start(dataDir, folder)])
    expect(other.url).toBe(one.url)
    await one.stop()
    expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await other.stop()
    expect(postmasterOf(dataDir)).toBeUndefined()
  })

  test('eight that come and go at once never find it shut', async () => {
    const dataDir = oldFolder()
    const visit = async () => {
      const server = await start(dataDir, folder)
      expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
      await server.stop()
    }
    await Promise.all(Array.from({ length: 8 }, async (_, i) => sleep(i * 40).then(visit)))
    await visit()
    expect(postmasterOf(dataDir)).toBeUndefined()
  })

  test('a pid file that names a stranger does not keep the database shut', async () => {
    const dataDir = oldFolder()
    await (await start(dataDir, folder)).stop()
    // Of the same account: PostgreSQL itself overlooks a pid of somebody else's.
    const { uid, gid } = statSync(join(dataDir, 'cluster'))
    const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
    onTestFinished(() => void stranger.kill())
    const lines = [stranger.pid, join(dataDir, 'cluster'), 1, 5432, join(dataDir, 'socket'), '', '', 'ready', '']
    writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), lines.join('\n'))
    const server = await start(dataDir, folder)
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a folder with a very long name gets its socket elsewhere', async () => {
    const dataDir = oldFolder(0o755, 'branch'.repeat(20))
    const server = await start(dataDir, folder)
    const socket = new URL(server.url).searchParams.get('host') as string
    onTestFinished(() => rmSync(socket, { recursive: true, force: true }))
    expect(socket.startsWith(dataDir)).toBe(false)
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('the log holds no word of a failing statement', async () => {
    const dataDir = oldFolder()
    const server = await start(dataDir, folder)
    await ask(server.url, 'create table person (phone text primary key)')
    await ask(server.url, `insert into person values ('13800001111')`)
    await expect(ask(server.url, `insert into person values ('13800001111')`)).rejects.toMatchObject({ code: '23505' })
    const words = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
    expect(words).toContain('duplicate key')
    expect(words).not.toContain('1380000')
  })
})

test.runIf(packagedFolder())(
  'the packaged programs serve from below a closed home, which a project of root’s is',
  async () => {
    const dataDir = freshFolder(0o700)
    const copy = join(dirname(dataDir), 'native')
    execFileSync('cp', ['-a', dirname(packagedFolder() as string), copy])
    const server = await start(dataDir, join(copy, 'bin'))
    expect(server.binDir).toBe(join(copy, 'bin'))
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  },
)

test('data of a PostgreSQL that is not installed says which one is missing', async () => {
  const dataDir = freshFolder()
  await (await start(dataDir)).stop()
  writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '14\n')
  await expect(start(dataDir)).rejects.toThrow(/made by PostgreSQL 14, which is not installed/)
})

test('a folder with other files where the database should be is left alone', async () => {
  const dataDir = freshFolder()
  mkdirSync(join(dataDir, 'cluster'), { recursive: true })
  writeFileSync(join(dataDir, 'cluster', 'thesis.txt'), 'mine')
  await expect(start(dataDir)).rejects.toThrow(/is not a database of Bihuan/)
  expect(existsSync(join(dataDir, 'cluster', 'thesis.txt'))).toBe(true)
})

test('a setting that PostgreSQL refuses is told in its own words', async () => {
  await expect(
    startPostgres({ dataDir: freshFolder(), log: () => {}, settings: { shared_buffers: 'much' } }),
  ).rejects.toThrow(/did not start .*shared_buffers/)
})
