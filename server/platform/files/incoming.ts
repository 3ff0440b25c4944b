import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { type ContentType, contentTypeOf, type FileKind, HEAD_BYTES } from './content-type.ts'

export type Limits = Readonly<Record<FileKind, number>>
/** A file that came in whole and was measured; it lies at `path` until it is put into the store or thrown away. */
export type Incoming = { path: string; bytes: number; digest: Buffer; type: ContentType }

const tooLarge = (limitBytes: number) => new Refusal('too-large', 'file.too-large', { limitBytes })

/**
 * Takes a stream into a file of its own. What it is is decided by its first bytes, before the rest is read; its limit
 * holds while it streams, so no more than a chunk is ever in memory and no more than the limit on disk.
 */
export async function takeIn(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { folder, limits, announcedBytes }: { folder: string; limits: Limits; announcedBytes?: number },
): Promise<Incoming> {
  const most = Math.max(...Object.values(limits))
  if (announcedBytes !== undefined && announcedBytes > most) throw tooLarge(most)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, crypto.randomUUID())
  const file = await open(path, 'wx', 0o600)
  try {
    const digest = createHash('sha256')
    let head: Buffer = Buffer.alloc(0)
    let type: ContentType | undefined
    let bytes = 0
    const write = async (chunk: Uint8Array, of: ContentType) => {
      bytes += chunk.length
      if (bytes > limits[of.kind]) throw tooLarge(limits[of.kind])
      digest.update(chunk)
      await file.writeFile(chunk)
    }
    for await (const chunk of source) {
      if (type) await write(chunk, type)
      else {
        head = Buffer.concat([head, chunk])
        if (head.length < HEAD_BYTES) continue
        type = await contentTypeOf(head)
        await write(head, type)
      }
    }
    if (!type) {
      if (head.length === 0) throw new Refusal('invalid', 'file.empty')
      type = await contentTypeOf(head)
      await write(head, type)
    }
    return { path, bytes, digest: digest.digest(), type }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** Measures a file of this machine, for one that was written anew. */
export async function measure(path: string): Promise<{ bytes: number; digest: Buffer }> {
  const content = await readFile(path)
  return { bytes: content.length, digest: createHash('sha256').update(content).digest() }
}

/** What a process that died left half read: older than a day it belongs to nobody. */
export async function sweepIncoming(folder: string, before: Date): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtime < before) await rm(path, { force: true })
  }
}
