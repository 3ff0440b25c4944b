import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { PoolClient } from 'pg'
import type { Tables } from './tables.ts'

type Row = Record<string, unknown>
export type EffectRequest = { task: string; payload: Row; jobKey: string | null }

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const statements = new Map<string, { name: string; text: string }>()

/** Bytes travel as PostgreSQL's hexadecimal text; all else as JSON does it. */
const portable = (value: unknown) => (value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value)

/**
 * New rows of one transaction, written together: one statement, one round trip, however many tables. Foreign keys
 * are checked by PostgreSQL at the end of the statement, so the order of the rows does not matter.
 */
export class UnitOfWork {
  readonly #client: PoolClient
  #rows = new Map<string, Row[]>()
  #effects: EffectRequest[] = []

  constructor(client: PoolClient) {
    this.#client = client
  }

  insert<T extends keyof Tables & string>(table: T, row: Insertable<Tables[T]>): void {
    const rows = this.#rows.get(table)
    if (rows) rows.push(row)
    else this.#rows.set(table, [row])
  }

  effect(request: EffectRequest): void {
    this.#effects.push(request)
  }

  /** Rows of `table` that wait to be written, for who must see them before they are. */
  pending<T extends keyof Tables & string>(table: T): Insertable<Tables[T]>[] {
    return (this.#rows.get(table) ?? []) as Insertable<Tables[T]>[]
  }

  /** Writes what waits. Called before a read that must see it, and at the end. */
  async flush(): Promise<void> {
    if (this.#rows.size === 0 && this.#effects.length === 0) return
    const parts: string[] = []
    const payload: Record<string, unknown> = {}
    for (const [table, rows] of this.#rows)
      for (const [shape, alike] of Map.groupBy(rows, (row) => Object.keys(row).join())) {
        const part = `${snake(table)} ${shape}`
        parts.push(part)
        payload[part] = alike.map((row) =>
          Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), portable(value)])),
        )
      }
    if (this.#effects.length > 0) {
      parts.push('effects')
      payload.effects = this.#effects.map(({ task, payload, jobKey }) => ({ task, payload, job_key: jobKey }))
    }
    this.#rows = new Map()
    this.#effects = []
    const { name, text } = statementFor(parts)
    await this.#client.query({ name, text, values: [JSON.stringify(payload)] })
  }
}

/** Prepared once per combination of tables and columns, and so only a few hundred in the life of a process. */
function statementFor(parts: string[]): { name: string; text: string } {
  const key = parts.join('|')
  const known = statements.get(key)
  if (known) return known
  const inserts = parts
    .filter((part) => part !== 'effects')
    .map((part, index) => {
      const [table, shape = ''] = part.split(' ')
      const columns = shape.split(',').map(snake).join(', ')
      return `w${index} as (insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json -> '${part}'))`
    })
  const effects = parts.includes('effects')
    ? `select count(enqueue_effect(task, payload, job_key)) from json_populate_recordset(null::effect_request, $1::json -> 'effects')`
    : 'select 1'
  const text = `${inserts.length > 0 ? `with ${inserts.join(', ')} ` : ''}${effects}`
  const statement = { name: `w_${createHash('sha256').update(key).digest('hex').slice(0, 20)}`, text }
  statements.set(key, statement)
  return statement
}
