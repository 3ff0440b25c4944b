export type Size = { width: number; height: number }

/**
 * Width and height as the header says them, read without decoding a pixel: a picture of a few kilobytes may claim
 * gigabytes of memory. Undefined where no header of its kind is found.
 */
export function imageSize(bytes: Buffer, mime: string): Size | undefined {
  try {
    if (mime === 'image/png') return pngSize(bytes)
    return mime === 'image/webp' ? webpSize(bytes) : jpegSize(bytes)
  } catch (error) {
    // The header ends in the middle of a number.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const pngSize = (bytes: Buffer): Size => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) })

/** Markers that carry a frame's size: SOF0 to SOF15 without the tables DHT, JPG and DAC that stand among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

function jpegSize(bytes: Buffer): Size | undefined {
  let at = 2
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) return undefined
    const marker = bytes.readUInt8(at + 1)
    if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    if (marker === 0xff) at += 1
    else if (isBare(marker)) at += 2
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
}

/** The larger of the canvas and the first frame: a decoder may make room for either. */
function webpSize(bytes: Buffer): Size | undefined {
  let size: Size | undefined
  for (let at = 12; at + 8 <= bytes.length; ) {
    const body = at + 8
    const name = bytes.toString('latin1', at, at + 4)
    const found = webpChunk(bytes, name, body)
    if (found)
      size = { width: Math.max(size?.width ?? 0, found.width), height: Math.max(size?.height ?? 0, found.height) }
    if (name === 'VP8 ' || name === 'VP8L' || name === 'ANMF') break
    at = body + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2)
  }
  return size
}

function webpChunk(bytes: Buffer, name: string, body: number): Size | undefined {
  if (name === 'VP8X') return { width: bytes.readUIntLE(body + 4, 3) + 1, height: bytes.readUIntLE(body + 7, 3) + 1 }
  if (name === 'VP8 ')
    return { width: bytes.readUInt16LE(body + 6) & 0x3fff, height: bytes.readUInt16LE(body + 8) & 0x3fff }
  if (name !== 'VP8L') return undefined
  const bits = bytes.readUInt32LE(body + 1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
