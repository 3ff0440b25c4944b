import { connect, type Socket } from 'node:net'

/** What one client sends next: the whole request as bytes. */
export type NextRequest = () => string
export type Load = { answered: number; refused: number; seconds: number; milliseconds: number[] }

/**
 * `clients` connections, each sending its next request when the last one is answered, for so many seconds. Written on
 * bare sockets, since the load must not eat the processor that it measures.
 */
export async function loadOver(base: string, clients: number, seconds: number, next: NextRequest): Promise<Load> {
  const { hostname, port } = new URL(base)
  const load: Load = { answered: 0, refused: 0, seconds: 0, milliseconds: [] }
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, () => runClient(connect(Number(port), hostname), until, next, load)),
  )
  load.seconds = (performance.now() - began) / 1000
  return load
}

function runClient(socket: Socket, until: number, next: NextRequest, load: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = ''
    let sentAt = 0
    const send = () => {
      if (performance.now() >= until) {
        socket.end()
        resolve()
        return
      }
      sentAt = performance.now()
      socket.write(next())
    }
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk: string) => {
      received += chunk
      const head = received.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(received.slice(0, head))?.[1] ?? 0)
      if (received.length < head + 4 + length) return
      if (received.startsWith('HTTP/1.1 200')) load.answered += 1
      else load.refused += 1
      load.milliseconds.push(performance.now() - sentAt)
      received = ''
      send()
    })
  })
}
