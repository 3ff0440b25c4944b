import { ResizeFit, Transformer } from '@napi-rs/image'
import { Refusal } from '../refusal.ts'
import { imageSize } from './image-size.ts'

/** Half a hundred million points: the largest picture that today's telephones take; 150 MB while it is decoded. */
export const MOST_PIXELS = 52_000_000
/** A written page photographed whole stays legible at this length. */
const LONGEST_SIDE = 2560
const JPEG_QUALITY = 85

/** Decoding takes memory: one picture at a time in a process, and only so many that wait for their turn. */
const MOST_WAITING = 16
let waiting = 0
let turn: Promise<unknown> = Promise.resolve()

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING) throw new Refusal('busy', 'file.too-many-at-once', { retryAfterSeconds: 5 })
  waiting += 1
  const mine = turn.then(work).finally(() => {
    waiting -= 1
  })
  turn = mine.catch(() => {})
  return mine
}

/**
 * The picture drawn anew: upright as its EXIF says, its longest side bounded, and without anything that was no picture:
 * position, device, thumbnails, bytes behind its end. One that claims more points than may be is refused undecoded.
 */
export async function redraw(bytes: Buffer, mime: string): Promise<Buffer> {
  const size = imageSize(bytes, mime)
  if (!size || size.width < 1 || size.height < 1) throw new Refusal('invalid', 'file.broken-image')
  if (size.width * size.height > MOST_PIXELS)
    throw new Refusal('too-large', 'file.too-many-pixels', { ...size, mostPixels: MOST_PIXELS })
  return inTurn(async () => {
    try {
      const picture = new Transformer(bytes).rotate()
      if (Math.max(size.width, size.height) > LONGEST_SIDE)
        picture.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: ResizeFit.Inside })
      if (mime === 'image/png') return await picture.png()
      return mime === 'image/webp' ? await picture.webp(JPEG_QUALITY) : await picture.jpeg(JPEG_QUALITY)
    } catch (error) {
      // The decoder's own word for «this is no picture»; it says nothing that its sender could use.
      if (error instanceof Error && 'code' in error) throw new Refusal('invalid', 'file.broken-image')
      throw error
    }
  })
}
