import { open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { UploadedFile } from '#contract/files.ts'
import type { Config } from '../config.ts'
import { oneAtATime } from '../db/db.ts'
import { type Actor, SYSTEM } from '../identity/actor.ts'
import { digestSecret } from '../identity/identify.ts'
import type { World } from '../world.ts'
import { HEAD_BYTES } from './content-type.ts'
import { diskStore } from './disk-store.ts'
import { readableName } from './file-name.ts'
import type { FileStore } from './file-store.ts'
import { redraw } from './image.ts'
import { type Incoming, type Limits, measure, takeIn } from './incoming.ts'
import { s3Store } from './s3-store.ts'
import { clamScanner, type Scanner } from './scanner.ts'
import { refuseFilm } from './tracks.ts'
import { readWave, secondsOf } from './wave.ts'

/** Everything that files need of this process. */
export type Files = { store: FileStore; scanner: Scanner | undefined; limits: Limits; incomingFolder: string }

export const openFiles = ({ dataFolder, files }: Pick<Config, 'dataFolder' | 'files'>): Files => ({
  store: files.s3 ? s3Store(files.s3) : diskStore(join(dataFolder, 'files')),
  scanner: files.scanner ? clamScanner(files.scanner) : undefined,
  limits: files.limits,
  incomingFolder: join(dataFolder, 'files', 'incoming'),
})

export type Sent = {
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  name: string
  announcedBytes?: number
  /** Who may attach it: an employee or a key; a customer's file is whose ticket it is. */
  by: Pick<Actor, 'id'>
  /** Asked once the size is known, before anything is stored. */
  admit?: (bytes: number) => Promise<void>
}

/**
 * Takes a file in and answers its ticket: decided by content, bounded, scanned, a picture drawn anew. The row is written
 * before the bytes and the ticket told after both, so that no ticket ever names bytes that are not there.
 */
export async function keepFile(world: World, files: Files, sent: Sent): Promise<UploadedFile> {
  const { store, scanner, limits, incomingFolder: folder } = files
  const { announcedBytes } = sent
  const incoming = await takeIn(sent.source, {
    folder,
    limits,
    ...(announcedBytes !== undefined && { announcedBytes }),
  })
  const { path, type } = incoming
  try {
    await sent.admit?.(incoming.bytes)
    await scanner?.refuseInfected(path)
    const { bytes, digest, seconds } = await finish(incoming)
    const key = digest.toString('hex')
    const name = readableName(sent.name, type.extension)
    const { fileId, ticket } = await world.transact(SYSTEM, async (ctx) => {
      await oneAtATime(ctx.db, `file ${key}`)
      const fileId = ctx.newId()
      const ticket = ctx.random(32).toString('base64url')
      ctx.insert('file', {
        id: fileId,
        ticketDigest: digestSecret(ticket),
        kind: type.kind,
        mime: type.mime,
        name,
        bytes,
        digest,
        seconds,
        uploadedAt: ctx.now,
        uploadedBy: sent.by.id,
        claimedAt: null,
      })
      return { fileId, ticket }
    })
    await store.put(key, path)
    return { fileId, ticket, kind: type.kind, mime: type.mime, bytes, name }
  } finally {
    await rm(path, { force: true })
  }
}

/** Makes of what came in what is stored; answers its size, its digest and, for a WAV recording, how long it lasts. */
async function finish({ path, type, bytes, digest }: Incoming) {
  if (type.kind === 'image') {
    await writeFile(path, await redraw(await readFile(path), type.mime))
    return { ...(await measure(path)), seconds: null }
  }
  if (type.kind === 'document') return { bytes, digest, seconds: null }
  const file = await open(path)
  try {
    if (type.container) await refuseFilm(file, type.container)
    const { buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const wave = readWave(buffer, bytes)
    return { bytes, digest, seconds: wave ? secondsOf(wave) : null }
  } finally {
    await file.close()
  }
}
