import type { FileHandle } from 'node:fs/promises'
import { Refusal } from '../refusal.ts'

/** An index of tracks is small; what claims to have a larger one is no recording of a voice. */
const MOST_INDEX_BYTES = 2_097_152

/** Refuses a film: WebM and MP4 hold either, and a customer's recording holds sound only. */
export async function refuseFilm(file: FileHandle, container: 'webm' | 'mp4'): Promise<void> {
  const tracks = container === 'webm' ? await webmTracks(file) : await mp4Tracks(file)
  if (tracks.includes('video')) throw new Refusal('invalid', 'file.film')
  if (!tracks.includes('audio')) throw new Refusal('invalid', 'file.unknown-content', { found: container })
}

async function part(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** ISO 14496-12: `moov` stands at the beginning or at the end; each `hdlr` in it says what its track is. */
async function mp4Tracks(file: FileHandle): Promise<string[]> {
  for (let at = 0, boxes = 0; boxes < 10_000; boxes++) {
    const head = await part(file, at, 16)
    if (head.length < 8) return []
    const short = head.readUInt32BE(0)
    const size = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short
    if (head.toString('latin1', 4, 8) === 'moov')
      return handlersIn(await part(file, at, Math.min(size, MOST_INDEX_BYTES)))
    if (size < 8) return []
    at += size
  }
  return []
}

function handlersIn(moov: Buffer): string[] {
  const kinds: string[] = []
  for (let at = moov.indexOf('hdlr'); at >= 0; at = moov.indexOf('hdlr', at + 4)) {
    const kind = moov.toString('latin1', at + 12, at + 16)
    if (kind === 'soun') kinds.push('audio')
    if (kind === 'vide') kinds.push('video')
  }
  return kinds
}

const SEGMENT = 0x18538067
const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const TRACK_TYPE = 0x83
/** Where sound and pictures themselves begin: tracks stand before it. */
const CLUSTER = 0x1f43b675

/** Matroska: the segment's tracks stand before its clusters, so the beginning of a recording is enough. */
async function webmTracks(file: FileHandle): Promise<string[]> {
  const head = await part(file, 0, MOST_INDEX_BYTES)
  const kinds: string[] = []
  for (let at = 0; at < head.length; ) {
    const element = readElement(head, at)
    if (!element || element.id === CLUSTER) break
    if (element.id === TRACK_TYPE) kinds.push(head[element.body] === 2 ? 'audio' : 'video')
    const isEntered = [SEGMENT, TRACKS, TRACK_ENTRY].includes(element.id)
    at = isEntered ? element.body : element.body + element.size
  }
  return kinds
}

/** An element's id keeps the bits that tell its length; its size does not. */
function readElement(bytes: Buffer, at: number): { id: number; body: number; size: number } | undefined {
  const idLength = Math.clz32(bytes[at] ?? 0) - 23
  const sizeAt = at + idLength
  const sizeLength = Math.clz32(bytes[sizeAt] ?? 0) - 23
  if (idLength > 4 || sizeLength > 8 || sizeAt + sizeLength > bytes.length) return undefined
  const size = [...bytes.subarray(sizeAt, sizeAt + sizeLength)].reduce(
    (sum, byte, index) => sum * 256 + (index === 0 ? byte & (0xff >> sizeLength) : byte),
    0,
  )
  return { id: bytes.readUIntBE(at, idLength), body: sizeAt + sizeLength, size }
}
