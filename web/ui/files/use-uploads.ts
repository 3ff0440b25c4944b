import { useRef, useState } from 'react'
import { CallRefused } from '#contract/call.ts'
import type { UploadedFile } from '#contract/files.ts'
import { lightenPicture } from '../../lib/files/lighten.ts'
import { UploadRefused, uploadFile } from '../../lib/files/upload.ts'
import { untilSignedInAgain } from '../../lib/session.ts'

/** A file on its way: how much of it is there, or why it was not taken. */
export type Going = { key: string; name: string; bytes: number; share: number; error?: unknown; file: File }

type Change = (change: (files: readonly UploadedFile[]) => UploadedFile[]) => void

/** Files that are being sent, one after the other; what arrives is handed to `changed`. */
export function useUploads(changed: Change) {
  const [going, setGoing] = useState<readonly Going[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const queue = useRef(Promise.resolve())

  const update = (key: string, part: Partial<Going>) =>
    setGoing((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const drop = (key: string) => {
    stops.current.get(key)?.abort()
    stops.current.delete(key)
    setGoing((all) => all.filter((each) => each.key !== key))
  }

  async function send({ key, file }: Going): Promise<void> {
    const signal = stops.current.get(key)?.signal
    if (!signal || signal.aborted) return
    try {
      const { blob, name } = await lightenPicture(file)
      update(key, { bytes: blob.size, name })
      const done = await uploadFile(blob, name, { signal, progressed: (share) => update(key, { share }) })
      drop(key)
      changed((files) => [...files, done])
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof UploadRefused && error.status === 401) {
        await untilSignedInAgain()
        return send({ key, file } as Going)
      }
      const known = error instanceof UploadRefused && error.status > 0
      update(key, {
        error: known ? new CallRefused(error.status, error.code, error.detail) : new TypeError('no-answer'),
      })
    }
  }

  const start = (each: Going) => {
    stops.current.set(each.key, new AbortController())
    queue.current = queue.current.then(() => send(each))
  }
  const add = (files: readonly File[]) => {
    const fresh = files.map((file) => ({ key: crypto.randomUUID(), name: file.name, bytes: file.size, share: 0, file }))
    setGoing((all) => [...all, ...fresh])
    fresh.forEach(start)
  }
  const again = (each: Going) => {
    const { error: _, ...rest } = { ...each, share: 0 }
    setGoing((all) => all.map((other) => (other.key === each.key ? rest : other)))
    start(rest)
  }
  return { going, add, again, drop }
}
