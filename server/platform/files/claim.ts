import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { digestSecret } from '../identity/identify.ts'
import { Refusal } from '../refusal.ts'
import type { FileKind } from './content-type.ts'

export type ClaimedFile = {
  id: string
  kind: FileKind
  mime: string
  name: string
  bytes: number
  digest: Buffer
  seconds: number | null
}

/**
 * Takes files from their tickets, in the tickets' order, in the caller's transaction. A ticket that is unknown, was used
 * before or belongs to somebody else is refused in the same words, and nothing is taken.
 */
export async function claimFiles(ctx: Ctx, tickets: readonly string[]): Promise<ClaimedFile[]> {
  if (tickets.length === 0) return []
  const { rows } = await sql<ClaimedFile>`
    select * from claim_files(${tickets.map(digestSecret)}::bytea[], ${ctx.actor.id}::uuid, ${ctx.now})`.execute(ctx.db)
  if (rows.length !== tickets.length) throw new Refusal('invalid', 'file.unknown-ticket')
  return rows
}
