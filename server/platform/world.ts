import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { dayOf } from './calendar/day.ts'
import type { Config } from './config.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import type { Ctx } from './context.ts'
import { bindDb, createDb, type Db } from './db/db.ts'
import { numberSource } from './db/numbers.ts'
import { UnitOfWork } from './db/unit-of-work.ts'
import type { Event } from './events/event.ts'
import type { Actor } from './identity/actor.ts'
import { appendToLedger, type Draft } from './ledger/append.ts'
import { canonicalJson } from './ledger/entry.ts'
import type { Manual } from './manual/manual.ts'

export type Listener = (ctx: Ctx, event: Event) => Promise<void>

/** What the world lends to this process. Tests, seeding and replays lend another clock and other dice. */
export type Surroundings = {
  pool: pg.Pool
  config: Config
  manual: Manual
  /** Moments as this host tells them; in a sandbox the database's clock replaces it. */
  hostNow?: () => Date
  random?: (bytes: number) => Buffer
}

export type World = {
  config: Config
  pool: pg.Pool
  db: Db
  /** The host's time, for what belongs to the machine and not to the bank: sessions, locks, logs. */
  hostNow: () => Date
  /** Listeners hear in the order of their registration: the engine first, domains below after it. */
  on(listener: Listener): void
  transact<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Told after each commit of this process, when it is durable; must neither wait nor throw. */
  onCommit(told: () => void): void
}

const uuidPattern = /^[0-9a-f-]{36}$/
const literal = (id: string) => {
  if (!uuidPattern.test(id)) throw new Error('a scope is made of ids')
  return id
}

export function createWorld({
  pool,
  config,
  manual,
  hostNow = () => new Date(),
  random = randomBytes,
}: Surroundings): World {
  const db = createDb(pool)
  const nextNumber = numberSource()
  const listeners: Listener[] = []
  const committed: (() => void)[] = []
  let bank: Configuration | undefined
  let latest = 0

  async function currentBank(client: Db, epoch: bigint, day: number): Promise<Configuration> {
    if (bank?.epoch !== epoch || bank.day !== day) bank = await readConfiguration(client, epoch, day, manual, config)
    return bank
  }

  async function transact<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    const connection = bindDb(client)
    let isBroken = false
    try {
      const opened = (await client.query(opening(actor, config.sandbox))) as unknown as pg.QueryResult[]
      const [, { rows }] = opened as [pg.QueryResult, pg.QueryResult<Opening>]
      const { epoch, now: sandboxNow } = rows[0] as Opening
      // A host clock that steps back must not make yesterday's promises young again.
      latest = Math.max(latest, hostNow().getTime())
      const now = sandboxNow ?? new Date(latest)
      const unit = new UnitOfWork(client)
      const drafts: Draft[] = []
      const ctx: Ctx = {
        db: connection,
        actor,
        now,
        bank: await currentBank(connection, BigInt(epoch), dayOf(now)),
        newId: () => uuidV7(now, random),
        random,
        nextNumber: (sequence) => nextNumber(client, sequence),
        insert: (table, row) => unit.insert(table, row),
        pending: (table) => unit.pending(table),
        flush: () => unit.flush(),
        effect: (task, payload, jobKey) => unit.effect({ task, payload, jobKey: jobKey ?? null }),
        record: async (event) => {
          drafts.push({
            stream: `${event.subject.kind}:${event.subject.id}`,
            at: now,
            event: event.name,
            actor: actor.name,
            body: canonicalJson(event.facts),
            isFresh: event.isFresh ?? false,
          })
          for (const listener of listeners) await listener(ctx, event)
        },
      }
      const result = await work(ctx)
      await appendToLedger(connection, unit, drafts, config.digest)
      await unit.flush()
      await client.query('commit')
      for (const tell of committed) tell()
      return result
    } catch (error) {
      await client.query('rollback').catch(() => {
        isBroken = true
      })
      throw error
    } finally {
      client.release(isBroken)
    }
  }

  return {
    config,
    pool,
    db,
    hostNow,
    on: (listener) => void listeners.push(listener),
    onCommit: (told) => void committed.push(told),
    transact,
  }
}

type Opening = { epoch: string; now?: Date | null }

/** One round trip opens the transaction, raises the wall and asks whether the configuration has changed. */
const opening = (actor: Actor, isSandbox: boolean) => `begin;
select set_config('bihuan.actor', '${actor.id ? literal(actor.id) : ''}', true),
  set_config('bihuan.roots', '${actor.scope.roots.map(literal).join(',')}', true),
  set_config('bihuan.everywhere', '${actor.scope.isEverywhere ? 'on' : ''}', true),
  (select value from configuration_epoch) as epoch${isSandbox ? ', (select now_at from sandbox_clock) as now' : ''}`

let idsAt = 0
let idsSince = 0

/**
 * UUID v7: the moment in milliseconds, then a count within it (26 bits), then chance. Ids of one process stand in the
 * order in which they were made, also while a sandbox's clock stands still.
 */
export function uuidV7(at: Date, random: (bytes: number) => Buffer): string {
  const milliseconds = at.getTime()
  idsSince = milliseconds === idsAt ? idsSince + 1 : 0
  idsAt = milliseconds
  const time = milliseconds.toString(16).padStart(12, '0')
  const high = ((idsSince >>> 14) & 0xfff).toString(16).padStart(3, '0')
  const low = (0x8000 | (idsSince & 0x3fff)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}-${random(6).toString('hex')}`
}

export const pingDatabase = async (db: Db): Promise<void> => {
  await sql`select 1`.execute(db)
}
