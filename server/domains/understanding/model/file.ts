import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { FEATURE_BITS } from '../features/rules.ts'
import type { Model } from './rules.ts'

/** What the product knows after training, in one compact file. */
export type Models = Record<'intent' | 'business' | 'nature' | 'emotion' | 'complaint', Model>

type Head = { classes: readonly string[]; steps: number[]; bias: number[]; temperature: number }

/** A line of JSON that says what follows, then every model's weights; most are zero, so it packs well. */
export function pack(models: Models): Buffer {
  const heads = Object.entries(models).map(([name, { classes, steps, bias, temperature }]) => [
    name,
    { classes, steps: [...steps], bias: [...bias], temperature } satisfies Head,
  ])
  const words = Buffer.from(`${JSON.stringify(Object.fromEntries(heads))}\n`)
  const weights = Object.values(models).map((model) =>
    Buffer.from(model.weights.buffer, model.weights.byteOffset, model.weights.length),
  )
  return brotliCompressSync(Buffer.concat([words, ...weights]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 },
  })
}

export function unpack(packed: Uint8Array): Models {
  const bytes = brotliDecompressSync(packed)
  const end = bytes.indexOf(10)
  const heads = JSON.parse(bytes.toString('utf8', 0, end)) as Record<string, Head>
  let at = end + 1
  const models = Object.entries(heads).map(([name, { classes, steps, bias, temperature }]) => {
    const size = classes.length * 2 ** FEATURE_BITS
    const weights = new Int8Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + size))
    at += size
    return [name, { classes, weights, steps: Float32Array.from(steps), bias: Float32Array.from(bias), temperature }]
  })
  return Object.fromEntries(models) as Models
}
