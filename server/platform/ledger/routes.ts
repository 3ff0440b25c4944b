import type { LedgerEntry } from '#contract/ledger.ts'
import * as api from '#contract/ledger.ts'
import type { Ctx } from '../context.ts'
import { type App, serve } from '../http.ts'

const PAGE = 500

/** A stream as it stands, in its order: whoever reads it can compute its digests again (`digestEntry`). */
async function readLedger(
  { db }: Ctx,
  { stream, afterSeq }: { stream: string; afterSeq: number },
): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('ledgerEntry')
    .selectAll()
    .where('stream', '=', stream)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(PAGE)
    .execute()
  return rows.map(({ digest, ...row }) => ({ ...row, digest: digest.toString('hex') }))
}

export const ledgerRoutes = (app: App) => {
  serve(app, api.readLedger, readLedger)
}
