import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { S3mini } from 's3mini'
import type { FileStore } from './file-store.ts'

/** `endpoint` with the bucket in its path; `region` as the store names it. */
export type S3Settings = { endpoint: string; region: string; accessKeyId: string; secretAccessKey: string }

const TIMEOUT_MILLISECONDS = 20_000

/** An S3-compatible store: requests are signed by AWS Signature V4, objects lie under `files/` and their digest. */
export function s3Store(settings: S3Settings): FileStore {
  const s3 = new S3mini({ ...settings, requestAbortTimeout: TIMEOUT_MILLISECONDS })
  const nameOf = (key: string) => `files/${key.slice(0, 2)}/${key.slice(2)}`
  return {
    async put(key, path) {
      await s3.putObject(nameOf(key), await readFile(path), 'application/octet-stream')
    },
    async read(key, { from, to }) {
      // s3mini's last byte is not included.
      const answer = await s3.getObjectRaw(nameOf(key), false, from, to + 1)
      if (!answer.body) throw new Error(`the file store answered ${answer.status} without a body`)
      return Readable.fromWeb(answer.body as ReadableStream)
    },
    async remove(key) {
      await s3.deleteObject(nameOf(key))
    },
  }
}
