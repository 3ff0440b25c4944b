import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import type { Digest } from '../ledger/entry.ts'

export type Written = { bytes: number; digest: Buffer }

/** A part is at most this long: neither the process nor a statement ever holds a whole file. */
const PART_BYTES = 262_144

/** Keeps a document's bytes as they come, in order; answers their count and digest. */
export async function writeDocument(
  ctx: Ctx,
  documentId: string,
  chunks: AsyncIterable<Uint8Array>,
  algorithm: Digest,
): Promise<Written> {
  const hash = createHash(algorithm)
  let [bytes, nth, waiting] = [0, 0, Buffer.alloc(0)]
  const keep = async (part: Buffer) => {
    ctx.insert('documentPart', { documentId, nth: nth++, bytes: part })
    await ctx.flush()
  }
  for await (const chunk of chunks) {
    hash.update(chunk)
    bytes += chunk.length
    waiting = Buffer.concat([waiting, chunk])
    for (; waiting.length >= PART_BYTES; waiting = waiting.subarray(PART_BYTES))
      await keep(waiting.subarray(0, PART_BYTES))
  }
  if (waiting.length > 0) await keep(waiting)
  return { bytes, digest: hash.digest() }
}
