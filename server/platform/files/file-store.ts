import type { Readable } from 'node:stream'

/** The first and the last byte that are asked for, both of them included. */
export type Span = { from: number; to: number }

/** Where the bytes lie, under the hexadecimal SHA-256 of what they are: kept twice they lie there once. */
export type FileStore = {
  /** Durable when it returns. `path` is a finished file of this machine; the store may move it away. */
  put(key: string, path: string): Promise<void>
  read(key: string, span: Span): Promise<Readable>
  /** What is not there was removed already. */
  remove(key: string): Promise<void>
}
