import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import { Refusal } from './refusal.ts'

export type Attempt = { key: string; digest: Buffer }

export const attemptOf = (key: string, method: string, path: string, body: unknown): Attempt => ({
  key,
  digest: createHash('sha256')
    .update(`${method} ${path}\n${JSON.stringify(body ?? null)}`)
    .digest(),
})

/**
 * The answer that this key was given before, if any. Same key and body: the same answer; same key, another body:
 * refused; still being worked on: refused as a conflict, so that a hasty client cannot act twice.
 */
export async function earlierReply(ctx: Ctx, { key, digest }: Attempt): Promise<string | undefined> {
  const actor = ctx.actor.id ?? ''
  const { rows } = await sql<{ isFree: boolean; requestDigest: Buffer | null; reply: string | null }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${actor}:${key}`}, 1)) as "isFree", i.request_digest, i.reply
    from (values (1)) one left join idempotency i on i.actor = ${actor} and i.key = ${key}`.execute(ctx.db)
  const found = rows[0]
  if (found?.requestDigest && found.reply !== null) {
    if (!found.requestDigest.equals(digest)) throw new Refusal('invalid', 'idempotency.other-body')
    return found.reply
  }
  if (!found?.isFree) throw new Refusal('conflict', 'idempotency.in-flight')
  return undefined
}

export const keepReply = (ctx: Ctx, { key, digest }: Attempt, reply: string): void =>
  ctx.insert('idempotency', { actor: ctx.actor.id ?? '', key, requestDigest: digest, status: 200, reply, at: ctx.now })

/** PostgreSQL saying that this attempt's answer was written by somebody else, a moment ago. */
export const isKeptAlready = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'idempotency_pkey'
