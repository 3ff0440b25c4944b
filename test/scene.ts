import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { openPool } from '#platform/db/db.ts'
import { openApplicationRole } from '#platform/db/migrate.ts'
import type { App } from '#platform/http.ts'
import type { SpeechEngine } from '#platform/speech/engine.ts'
import { openBank } from '#server/bank.ts'
import { openDoors } from '#server/doors.ts'
import { PASSWORD } from './bank.ts'
import { openKey, openSession } from './credentials.ts'
import { testKeyring, testSigner } from './signer.ts'
import { databaseNamed, TEMPLATE } from './template.ts'

export type Reply<T = any> = { status: number; body: T; headers: Record<string, unknown> }
type Send = (
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply>

function adminUrl(): string {
  const url = process.env.BIHUAN_TEST_DATABASE_URL
  if (!url) throw new Error('BIHUAN_TEST_DATABASE_URL is not set: run the tests with npm test')
  return url
}

async function cloneTemplate(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: adminUrl() })
  await admin.connect()
  await admin.query(`select pg_advisory_lock(727)`)
  await admin.query(`create database ${name} template ${TEMPLATE}`)
  await admin.end()
  onTestFinished(async () => {
    const cleaner = new pg.Client({ connectionString: adminUrl() })
    await cleaner.connect()
    await cleaner.query(`drop database ${name} with (force)`)
    await cleaner.end()
  })
  return databaseNamed(adminUrl(), name)
}

/**
 * The test bank in one call, on a PostgreSQL database of its own, with a clock that stands until it is moved. `as` signs
 * somebody in by login; `call` speaks as them, `as(login)` gives another voice, `key(...)` a channel's.
 */
export async function scene({
  now = '2026-03-02T01:00:00Z',
  as,
  sandbox = false,
  settings = {},
  speech,
}: {
  now?: string
  as?: string
  sandbox?: boolean
  /** Settings of the process beside those of a test. */
  settings?: Record<string, string>
  speech?: SpeechEngine
} = {}) {
  const dataFolder = join(tmpdir(), `bihuan-scene-${randomUUID()}`)
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  const ownerUrl = await cloneTemplate()
  const pool = openPool(await openApplicationRole(ownerUrl), 8)
  const ownerPool = openPool(ownerUrl, 3)
  let moment = new Date(now)
  const bank = await openBank({
    pool,
    ownerPool,
    config: readConfig({
      BIHUAN_DATA: dataFolder,
      BIHUAN_VAULT_KEY: '5e'.repeat(32),
      ...(sandbox && { BIHUAN_SANDBOX: '1' }),
      ...settings,
    }),
    signer: testSigner,
    ...(speech && { speech }),
    keyring: testKeyring,
    hostNow: () => moment,
  })
  const app = await openDoors(bank)
  onTestFinished(async () => {
    await app.server.close()
    await pool.end()
    await ownerPool.end()
  })
  const send = sender(app)
  const signInAs = async (login: string): Promise<Send> => {
    const cookie = await openSession(bank.world, login, moment)
    return (method, url, body, headers) => send(method, url, body, { cookie, ...headers })
  }
  const nobody: Send = send
  return {
    world: bank.world,
    bank,
    app,
    dataFolder,
    /** Reads as the owner sees it: behind no wall. */
    query: async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await ownerPool.query<R>(text, values)).rows,
    nobody,
    call: as ? await signInAs(as) : nobody,
    as: signInAs,
    key: async (scopes: string[] = ['feedback.record'], unit = 'HO', channel: string | null = null): Promise<Send> => {
      const key = await openKey(bank.world, scopes, unit, channel)
      return (method, url, body, headers) => send(method, url, body, { authorization: `Bearer ${key}`, ...headers })
    },
    unitId: async (code: string) =>
      (await ownerPool.query<{ id: string }>('select id from org_unit where code = $1', [code])).rows[0]?.id as string,
    staffId: async (login: string) =>
      (await ownerPool.query<{ id: string }>('select id from staff where login = $1', [login])).rows[0]?.id as string,
    /** Moves the clock and does all that falls due, as the heartbeat would. */
    moveTo: async (text: string) => {
      moment = new Date(text)
      return bank.doAllDue()
    },
    setClock: (text: string) => {
      moment = new Date(text)
    },
    password: PASSWORD,
  }
}

const sender =
  ({ server }: App): Send =>
  async (method, url, body, headers = {}) => {
    const reply = await server.inject({ method, url, headers, ...(body !== undefined && { payload: body as object }) })
    const isJson = String(reply.headers['content-type']).includes('json')
    return { status: reply.statusCode, headers: reply.headers, body: isJson && reply.body ? reply.json() : reply.body }
  }
