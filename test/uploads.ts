import { Transformer } from '@napi-rs/image'
import type { UploadedFile } from '#contract/files.ts'
import type { App } from '#platform/http.ts'

/** A photograph of `width` × `height`, drawn by dice of its own so that it is like no other size. */
export function picture(width = 40, height = 30): Promise<Buffer> {
  const pixels = Uint8Array.from({ length: width * height * 4 }, (_, index) =>
    index % 4 === 3 ? 255 : (index * 31) % 251,
  )
  return Transformer.fromRgbaPixels(pixels, width, height).jpeg(90)
}

/** The same picture with an EXIF block as a telephone writes it: which way it was held, and where on earth it was taken. */
export function withExif(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.alloc(26 + 12 + 18 + 24)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  const entry = (at: number, tag: number, type: number, count: number) => {
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
  }
  tiff.writeUInt16BE(2, 8)
  entry(10, 0x0112, 3, 1)
  tiff.writeUInt16BE(orientation, 18)
  entry(22, 0x8825, 4, 1)
  tiff.writeUInt32BE(38, 30)
  tiff.writeUInt16BE(1, 38)
  entry(40, 0x0002, 5, 3)
  tiff.writeUInt32BE(56, 48)
  for (const [index, value] of [39, 1, 54, 1, 27, 1].entries()) tiff.writeUInt32BE(value, 56 + index * 4)
  const block = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(block.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, block, jpeg.subarray(2)])
}

/** A second of a tone as a recorder makes it: WAV, 16 kHz, mono. */
export function recording(seconds = 1, sampleRate = 16_000): Buffer {
  const count = Math.round(seconds * sampleRate)
  const wave = Buffer.alloc(44 + count * 2)
  wave.write('RIFF', 0, 'latin1')
  wave.writeUInt32LE(36 + count * 2, 4)
  wave.write('WAVEfmt ', 8, 'latin1')
  wave.writeUInt32LE(16, 16)
  wave.writeUInt16LE(1, 20)
  wave.writeUInt16LE(1, 22)
  wave.writeUInt32LE(sampleRate, 24)
  wave.writeUInt32LE(sampleRate * 2, 28)
  wave.writeUInt16LE(2, 32)
  wave.writeUInt16LE(16, 34)
  wave.write('data', 36, 'latin1')
  wave.writeUInt32LE(count * 2, 40)
  for (let index = 0; index < count; index++)
    wave.writeInt16LE(Math.round(8000 * Math.sin((index / sampleRate) * 440 * 2 * Math.PI)), 44 + index * 2)
  return wave
}

type Sending = { name?: string; headers?: Record<string, string> }

/** Uploads as a browser does: the bytes as they are, the name in a header. */
export async function upload({ server }: App, bytes: Buffer, { name = 'a.jpg', headers = {} }: Sending = {}) {
  const reply = await server.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...headers },
    payload: bytes,
  })
  return {
    status: reply.statusCode,
    headers: reply.headers,
    body: reply.json() as UploadedFile & { code?: string; detail?: Record<string, unknown> },
  }
}
