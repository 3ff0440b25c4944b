import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'

export const LedgerEntry = z.object({
  id: z.string(),
  stream: z.string(),
  seq: z.int(),
  at: Instant,
  event: z.string(),
  actor: z.string(),
  body: z.string(),
  digest: z.string(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>
export const readLedger = endpoint({
  method: 'GET',
  path: '/api/ledger',
  may: 'ledger.read',
  says: 'A stream of the ledger with its chain of digests, to be checked from outside.',
  query: z.object({ stream: z.string().max(120), afterSeq: z.coerce.number().int().min(0).default(0) }),
  reply: z.array(LedgerEntry),
})
