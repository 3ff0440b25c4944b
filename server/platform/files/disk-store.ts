import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from './file-store.ts'

const KEY = /^[0-9a-f]{64}$/

/** Files under a folder, in 256 folders by the first byte of their digest. A file appears whole or not at all. */
export function diskStore(folder: string): FileStore {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('a file is found by its digest')
    return join(folder, key.slice(0, 2), key.slice(2))
  }
  return {
    async put(key, path) {
      const place = pathOf(key)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await flush(path)
      await rename(path, place)
      // The name itself is in the folder: without this a power loss may leave bytes that have none.
      await flush(dirname(place))
    },
    read: async (key, { from, to }) => {
      const file = await open(pathOf(key))
      return createReadStream('', { fd: file, start: from, end: to })
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
