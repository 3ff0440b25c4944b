import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { Refusal } from '../refusal.ts'

/** Looks a file through for malware, or refuses it: also when the scanner itself does not answer. */
export type Scanner = { refuseInfected(path: string): Promise<void> }

const CHUNK_BYTES = 65_536
const PATIENCE_MILLISECONDS = 30_000
/** An answer is one short line. */
const MOST_ANSWER_BYTES = 4096

/** ClamAV's daemon at `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`, spoken to in its own words (clamd(8), INSTREAM). */
export const clamScanner = (address: string): Scanner => ({
  async refuseInfected(path) {
    const answer = await askClam(address, path).catch((error: unknown) => {
      throw new Refusal('busy', 'file.scanner-silent', { why: error instanceof Error ? error.message : String(error) })
    })
    if (/^stream: OK$/.test(answer)) return
    if (/ FOUND$/.test(answer)) throw new Refusal('invalid', 'file.infected')
    throw new Refusal('busy', 'file.scanner-silent', { why: answer.slice(0, 200) })
  },
})

async function askClam(address: string, path: string): Promise<string> {
  const { protocol, hostname, port, pathname } = new URL(address)
  const socket = connect(protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port || 3310) })
  socket.setTimeout(PATIENCE_MILLISECONDS, () => socket.destroy(new Error('no answer in time')))
  const answer = readAnswer(socket)
  // Whoever fails first is heard: a scanner may answer «too large» and close while we still send.
  answer.catch(() => {})
  try {
    await Promise.race([sendFile(socket, path), answer])
    return await answer
  } finally {
    socket.destroy()
  }
}

/** `z` commands and their answers end in a zero byte; each chunk has its length before it, and an empty one ends all. */
async function sendFile(socket: Socket, path: string): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE((chunk as Buffer).length)
    await write(socket, Buffer.concat([length, chunk as Buffer]))
  }
  await write(socket, Buffer.alloc(4))
}

const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())))

function readAnswer(socket: Socket): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let read = Buffer.alloc(0)
  socket.on('data', (part: Buffer) => {
    read = Buffer.concat([read, part])
    const end = read.indexOf(0)
    if (end >= 0) resolve(read.toString('utf8', 0, end))
    else if (read.length > MOST_ANSWER_BYTES) reject(new Error('an answer without an end'))
  })
  socket.on('error', reject)
  socket.on('close', () => reject(new Error('closed without an answer')))
  return promise
}
