import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** The test virus that every scanner finds (eicar.org); in two parts, so that no scanner finds this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

type Temper = 'well' | 'silent' | 'hangs-up' | 'full'

/** clamd(8) for one test: speaks INSTREAM chunk by chunk as the daemon does, on a port or a socket's path, and finds EICAR. */
export async function standInClamd({ at = 0, temper = 'well' }: { at?: number | string; temper?: Temper } = {}) {
  const scanned: Buffer[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    if (temper === 'hangs-up') return void socket.destroy()
    if (temper === 'full') return void socket.end('INSTREAM size limit exceeded. ERROR\0')
    let read = Buffer.alloc(0)
    socket.on('data', (part: Buffer) => {
      read = Buffer.concat([read, part])
      const content = wholeContent(read)
      if (!content || temper === 'silent') return
      scanned.push(content)
      socket.end(content.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((ready) => {
    if (typeof at === 'string') server.listen(at, ready)
    else server.listen(at, '127.0.0.1', ready)
  })
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  const address = server.address()
  const url = typeof address === 'object' && address ? `tcp://127.0.0.1:${address.port}` : `unix://${at}`
  return { url, scanned }
}

/** What was streamed, once its empty chunk has come; undefined until then. Anything but INSTREAM is a fault of the caller. */
function wholeContent(read: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (read.length < command.length) return undefined
  if (read.toString('latin1', 0, command.length) !== command) throw new Error('not INSTREAM')
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= read.length; ) {
    const length = read.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(read.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
