import { createHash } from 'node:crypto'
import { gsm7Codes } from './gsm7.ts'

/** SMPP data_coding: 0 is the carrier's default alphabet (GSM 03.38, one septet an octet), 8 is UCS-2. */
export type SmsParts = { dataCoding: 0 | 8; bodies: Buffer[] }
export const UDH_INDICATOR = 0x40

/**
 * Cuts a text into what one short message holds: 160 septets or 70 UCS-2 units, 153 or 67 where the six octets of the
 * header that joins the parts take their room. Nothing that belongs together is cut: neither an escape and its
 * character nor the two halves of an emoji, so a part may end one short.
 */
export function splitText(text: string): SmsParts {
  const characters = [...text.toWellFormed()]
  const septets = characters.map(gsm7Codes)
  return septets.every((codes) => codes !== undefined)
    ? {
        dataCoding: 0,
        bodies: fill(
          septets.map((codes) => Buffer.from(codes)),
          160,
          153,
        ),
      }
    : { dataCoding: 8, bodies: fill(characters.map(ucs2), 140, 134) }
}

/**
 * The header that lets a phone join the parts (3GPP TS 23.040, 9.2.3.24.1). Its reference comes from the message's id:
 * a message that is offered again after half of it went out completes the same text on the phone, not a second one.
 */
export function joinHeader(id: string, total: number, number: number): Buffer {
  const reference = createHash('sha256').update(id).digest().readUInt8(0)
  return Buffer.from([0x05, 0x00, 0x03, reference, total, number])
}

const ucs2 = (character: string): Buffer => Buffer.from(character, 'utf16le').swap16()

function fill(units: readonly Buffer[], wholeOctets: number, partOctets: number): Buffer[] {
  const octets = units.reduce((sum, { length }) => sum + length, 0)
  if (octets <= wholeOctets) return [Buffer.concat(units)]
  const parts: Buffer[][] = [[]]
  let taken = 0
  for (const unit of units) {
    if (taken + unit.length > partOctets) {
      parts.push([])
      taken = 0
    }
    parts.at(-1)?.push(unit)
    taken += unit.length
  }
  return parts.map((part) => Buffer.concat(part))
}
