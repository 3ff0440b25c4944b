import fc from 'fast-check'
import smpp from 'smpp'
import { expect, test } from 'vitest'
import { gsm7Codes } from './gsm7.ts'
import { joinHeader, splitText } from './smpp-parts.ts'

const lengths = (text: string) => splitText(text).bodies.map(({ length }) => length)
const ucs2Text = (body: Buffer) => Buffer.from(body).swap16().toString('utf16le')

test('seventy Chinese characters are one message, seventy-one are two parts of 67 and 4', () => {
  expect(splitText('好'.repeat(70))).toMatchObject({ dataCoding: 8, bodies: { length: 1 } })
  expect(lengths('好'.repeat(70))).toEqual([140])
  expect(lengths('好'.repeat(71))).toEqual([134, 8])
  expect(lengths('好'.repeat(134))).toEqual([134, 134])
})

test('a hundred and sixty plain characters are one message, one more makes 153 and 8', () => {
  expect(splitText('a'.repeat(160)).dataCoding).toBe(0)
  expect(lengths('a'.repeat(160))).toEqual([160])
  expect(lengths('a'.repeat(161))).toEqual([153, 8])
  // A bracket takes two septets.
  expect(lengths('['.repeat(80))).toEqual([160])
  expect(lengths('['.repeat(81))).toEqual([152, 10])
})

test('one Chinese character, or a backquote, takes the whole text out of the default alphabet', () => {
  for (const text of ['ok 好', 'a`b', 'a\x1bb']) expect(splitText(text).dataCoding).toBe(8)
})

test('an emoji at the seam moves whole into the next part', () => {
  const { bodies } = splitText(`${'好'.repeat(66)}😀${'好'.repeat(9)}`)
  expect(bodies.map(({ length }) => length)).toEqual([132, 22])
  expect(bodies.map(ucs2Text)[1]?.startsWith('😀')).toBe(true)
})

test('no text loses, gains or halves a character when it is cut, in either alphabet', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'aZ9@$_[]{}|\\^~€é\n'), maxLength: 400 })
  const chinese = fc.string({ unit: fc.constantFrom(...'好行😀👴a€[𠮷'), maxLength: 400 })
  fc.assert(
    fc.property(fc.oneof(plain, chinese), (text) => {
      const { dataCoding, bodies } = splitText(text)
      const decode = dataCoding === 8 ? ucs2Text : smpp.encodings.ASCII.decode
      expect(bodies.map((body) => decode(body)).join('')).toBe(text)
      for (const body of bodies)
        expect(body.length).toBeLessThanOrEqual(bodies.length === 1 ? (dataCoding ? 140 : 160) : dataCoding ? 134 : 153)
    }),
  )
})

test('our alphabet is the one that the other side reads', () => {
  for (const character of '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&/09AZÄÖÑÜ§¿azäöñüà^{}\\[~]|€')
    expect([character, smpp.encodings.ASCII.decode(Buffer.from(gsm7Codes(character) ?? []))]).toEqual([
      character,
      character,
    ])
})

test('a message offered again completes the same text on the phone', () => {
  expect(joinHeader('m-1', 3, 2)).toEqual(joinHeader('m-1', 3, 2))
  expect([...joinHeader('m-1', 3, 2)].filter((_, index) => index !== 3)).toEqual([5, 0, 3, 3, 2])
})
