import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createSecureContext, createServer as createTlsServer, TLSSocket } from 'node:tls'
import { type Element, elementsOf, readElement, write, writeInteger } from './ber.ts'
import { BASE, type Directory, PEOPLE, SERVICE } from './directory-people.ts'
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from './loopback-certificate.ts'

const START_TLS = '1.3.6.1.4.1.1466.20037'
const [SUCCESS, SIZE_LIMIT, INVALID_CREDENTIALS, NO_ACCESS] = [0, 4, 49, 50]
const TLS = { cert: LOOPBACK_CERTIFICATE, key: LOOPBACK_KEY }

type Row = { dn: string; password: string; attributes: Record<string, string> }

/** LDAP as RFC 4511 has it, as far as signing in goes: bind, search, StartTLS; for machines without a real directory. */
export async function startDirectory(): Promise<Directory> {
  const rows: Row[] = PEOPLE.map(({ dn, uid, password }) => ({
    dn,
    password,
    attributes: { uid, entryuuid: randomUUID() },
  }))
  rows.push({ dn: SERVICE.dn, password: SERVICE.password, attributes: { cn: 'service' } })
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    converse(socket, rows)
  }
  const servers = [createServer(keep), createTlsServer(TLS, keep)] as const
  for (const server of servers) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  const [port, tlsPort] = servers.map((server) => (server.address() as AddressInfo).port)
  const rowOf = (uid: string) => rows.find(({ attributes }) => attributes.uid === uid) as Row
  return {
    name: 'stand-in',
    url: `ldap://127.0.0.1:${port}`,
    tlsUrl: `ldaps://127.0.0.1:${tlsPort}`,
    rename: async (from, to) => {
      rowOf(from).attributes.uid = to
    },
    idOf: async (uid) => rowOf(uid).attributes.entryuuid as string,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all(
        servers.map((server) => {
          server.close()
          return once(server, 'close')
        }),
      )
    },
  }
}

function converse(socket: Socket, rows: readonly Row[]): void {
  let bytes = Buffer.alloc(0)
  let bound = ''
  const hear = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    for (let message = readElement(bytes); message; message = readElement(bytes)) {
      bytes = bytes.subarray(message.end)
      const [id, operation] = elementsOf(message.value) as [Element, Element]
      const answer = (...parts: Buffer[]) => write(0x30, write(0x02, id.value), ...parts)
      if (operation.tag === 0x42) return socket.end()
      if (operation.tag === 0x60) {
        const result = bind(operation, rows)
        bound = result.dn
        socket.write(answer(resultOf(0x61, result.code)))
      } else if (operation.tag === 0x63)
        for (const part of search(operation, bound === SERVICE.dn ? rows : [])) socket.write(answer(part))
      else if (operation.tag === 0x77 && elementsOf(operation.value)[0]?.value.toString() === START_TLS) {
        socket.off('data', hear)
        socket.write(answer(resultOf(0x78, SUCCESS)))
        const secure = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(TLS) })
        return converse(
          secure.on('error', () => socket.destroy()),
          rows,
        )
      } else socket.write(answer(resultOf(0x78, NO_ACCESS)))
    }
  }
  socket.on('data', hear)
}

const resultOf = (tag: number, code: number): Buffer => write(tag, writeInteger(code, 0x0a), write(0x04), write(0x04))

/** An empty password is an anonymous bind, and succeeds whatever the name (RFC 4513 5.1.2). */
function bind(operation: Element, rows: readonly Row[]): { code: number; dn: string } {
  const [, name, password] = elementsOf(operation.value).map(({ value }) => value.toString())
  if (!password) return { code: SUCCESS, dn: '' }
  const isRight = rows.some((row) => row.dn === name && row.password === password)
  return isRight ? { code: SUCCESS, dn: name ?? '' } : { code: INVALID_CREDENTIALS, dn: '' }
}

function* search(operation: Element, rows: readonly Row[]): Generator<Buffer> {
  const [base, , , size, , , filter, asked] = elementsOf(operation.value) as Element[]
  const most = size?.value.readUIntBE(0, size.value.length) || Number.POSITIVE_INFINITY
  const names = elementsOf((asked as Element).value).map(({ value }) => value.toString())
  const hits = rows.filter((row) => row.dn.endsWith(base?.value.toString() ?? BASE) && matches(filter as Element, row))
  for (const row of hits.slice(0, most)) {
    const attributes = names
      .filter((name) => row.attributes[name.toLowerCase()] !== undefined)
      .map((name) => write(0x30, write(0x04, name), write(0x31, write(0x04, row.attributes[name.toLowerCase()] ?? ''))))
    yield write(0x64, write(0x04, row.dn), write(0x30, ...attributes))
  }
  yield resultOf(0x65, hits.length > most ? SIZE_LIMIT : SUCCESS)
}

/** and, or, not, equality, substrings, presence: so that an injected filter would do what it does at a real one. */
function matches({ tag, value }: Element, row: Row): boolean {
  if (tag === 0x87) return row.attributes[value.toString().toLowerCase()] !== undefined
  const parts = elementsOf(value)
  if (tag === 0xa0) return parts.every((part) => matches(part, row))
  if (tag === 0xa1) return parts.some((part) => matches(part, row))
  if (tag === 0xa2) return !matches(parts[0] as Element, row)
  const [name, wanted] = parts as [Element, Element]
  const held = row.attributes[name.value.toString().toLowerCase()]?.toLowerCase()
  if (held === undefined) return false
  if (tag === 0xa3) return held === wanted.value.toString().toLowerCase()
  if (tag !== 0xa4) return false
  let at = 0
  return elementsOf(wanted.value).every((piece) => {
    const text = piece.value.toString().toLowerCase()
    const found = piece.tag === 0x80 ? (held.startsWith(text) ? 0 : -1) : held.indexOf(text, at)
    at = found + text.length
    return found >= 0 && (piece.tag !== 0x82 || held.endsWith(text))
  })
}
