import { fileTypeFromBuffer } from 'file-type'
import { Refusal } from '../refusal.ts'

export type FileKind = 'image' | 'audio' | 'document'
/** What a file is, by its content. `container`: a film might hide in it, so its tracks are looked at before it is kept. */
export type ContentType = { kind: FileKind; mime: string; extension: string; container?: 'webm' | 'mp4' }

/** How much of a file is read before it is decided what it is. */
export const HEAD_BYTES = 8192

const jpeg = { kind: 'image', mime: 'image/jpeg', extension: 'jpg' } as const
const mp4 = { kind: 'audio', mime: 'audio/mp4', extension: 'm4a', container: 'mp4' } as const
const ogg = { kind: 'audio', mime: 'audio/ogg', extension: 'ogg' } as const

/** What is taken, under the name by which it is recognised: pictures, voices and PDF; nothing that a browser would run. */
const TAKEN: ReadonlyMap<string, ContentType> = new Map<string, ContentType>([
  ['image/jpeg', jpeg],
  ['image/png', { kind: 'image', mime: 'image/png', extension: 'png' }],
  ['image/webp', { kind: 'image', mime: 'image/webp', extension: 'webp' }],
  ['application/pdf', { kind: 'document', mime: 'application/pdf', extension: 'pdf' }],
  ['audio/wav', { kind: 'audio', mime: 'audio/wav', extension: 'wav' }],
  ['audio/mpeg', { kind: 'audio', mime: 'audio/mpeg', extension: 'mp3' }],
  ['audio/aac', { kind: 'audio', mime: 'audio/aac', extension: 'aac' }],
  ['audio/amr', { kind: 'audio', mime: 'audio/amr', extension: 'amr' }],
  ['audio/ogg', ogg],
  ['audio/ogg; codecs=opus', ogg],
  ['audio/mp4', mp4],
  ['audio/x-m4a', mp4],
  ['video/mp4', mp4],
  ['video/webm', { kind: 'audio', mime: 'audio/webm', extension: 'weba', container: 'webm' }],
])

/**
 * Decides what a file is by its first bytes, never by its name or by what its sender calls it. Refuses all else; a HEIC
 * picture by a code of its own, since its sender can do something about it.
 */
export async function contentTypeOf(head: Uint8Array): Promise<ContentType> {
  const found = await fileTypeFromBuffer(head)
  if (found?.ext === 'heic') throw new Refusal('invalid', 'file.heic')
  const taken = found && TAKEN.get(found.mime)
  if (!taken) throw new Refusal('invalid', 'file.unknown-content', { found: found?.mime ?? null })
  return taken
}
