/** The part of ASN.1's basic encoding rules that LDAP is written in. */
export type Element = { tag: number; value: Buffer }

/** One element at `from`; undefined while bytes are still missing. */
export function readElement(bytes: Buffer, from = 0): (Element & { end: number }) | undefined {
  if (bytes.length < from + 2) return undefined
  let length = bytes[from + 1] as number
  let start = from + 2
  if (length & 0x80) {
    const count = length & 0x7f
    if (bytes.length < start + count) return undefined
    length = bytes.readUIntBE(start, count)
    start += count
  }
  const end = start + length
  return bytes.length < end ? undefined : { tag: bytes[from] as number, value: bytes.subarray(start, end), end }
}

export function elementsOf(value: Buffer): Element[] {
  const elements: Element[] = []
  for (let at = 0; at < value.length; ) {
    const element = readElement(value, at)
    if (!element) throw new Error('an element is cut off')
    elements.push(element)
    at = element.end
  }
  return elements
}

export function write(tag: number, ...parts: (Buffer | string)[]): Buffer {
  const value = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
  const { length } = value
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), value])
  const count = length < 256 ? 1 : 2
  const head = Buffer.alloc(2 + count)
  head.writeUInt8(tag, 0)
  head.writeUInt8(0x80 | count, 1)
  head.writeUIntBE(length, 2, count)
  return Buffer.concat([head, value])
}

export const writeInteger = (value: number, tag = 0x02): Buffer => {
  const bytes = Buffer.alloc(5)
  bytes.writeUInt32BE(value, 1)
  const first = bytes.findIndex((byte, nth) => nth === 4 || byte !== 0)
  // A leading bit of one would make it negative.
  return write(tag, bytes.subarray((bytes[first] as number) & 0x80 ? first - 1 : first))
}
