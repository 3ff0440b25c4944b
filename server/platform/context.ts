import type { Insertable } from 'kysely'
import type { Configuration } from './configuration.ts'
import type { Db } from './db/db.ts'
import type { NumberSequence } from './db/numbers.ts'
import type { Tables } from './db/tables.ts'
import type { Event } from './events/event.ts'
import type { Actor } from './identity/actor.ts'

/** All that a service may reach: no service reads the clock, the dice or the request by itself. */
export type Ctx = {
  /** The open transaction, behind the actor's row-level wall. */
  db: Db
  actor: Actor
  now: Date
  /** Tree, calendars, manual, commitments: as they are in force in this transaction. */
  bank: Configuration
  /** A new id (UUID v7): in the order of time, so that indexes grow at one end. */
  newId(): string
  random(bytes: number): Buffer
  /** The next running number of a kind; numbers have gaps, never doubles. */
  nextNumber(sequence: NumberSequence): Promise<number>
  /** New rows are written together at the end of the use case; `flush` writes them before a read that must see them. */
  insert<T extends keyof Tables & string>(table: T, row: Insertable<Tables[T]>): void
  pending<T extends keyof Tables & string>(table: T): Insertable<Tables[T]>[]
  flush(): Promise<void>
  /** Something happened: on the ledger, and to whoever listens, in this transaction. */
  record(event: Event): Promise<void>
  /** Something to do outside (a message, a document), after this transaction is durable and only then. */
  effect(task: string, payload: Record<string, unknown>, jobKey?: string): void
}
