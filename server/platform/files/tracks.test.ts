import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { upload } from '#test/uploads.ts'

const SOUND = 2
const PICTURES = 1

/** Matroska: an id, a size of one byte (or «unknown», as recorders write it), and what is in it. */
const element = (id: string, content: Buffer, isOpen = false) =>
  Buffer.concat([
    Buffer.from(id, 'hex'),
    isOpen ? Buffer.from('01ffffffffffffff', 'hex') : Buffer.from([0x80 | content.length]),
    content,
  ])

function webm(...kinds: number[]): Buffer {
  const entries = kinds.map((kind) => element('ae', element('83', Buffer.from([kind]))))
  const head = element('1a45dfa3', element('4282', Buffer.from('webm')))
  const information = element('1549a966', Buffer.from('4d8084626f6f6b', 'hex'))
  const tracks = element('1654ae6b', Buffer.concat(entries))
  // A cluster holds sound; bytes in it that look like tracks are not.
  const cluster = element('1f43b675', element('ae', element('83', Buffer.from([PICTURES]))), true)
  return Buffer.concat([head, element('18538067', Buffer.concat([information, tracks, cluster]), true)])
}

const box = (name: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** MP4 with its index at the end, as a telephone's recorder leaves it. */
const mp4 = (...kinds: string[]) =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0isom')),
    box('mdat', Buffer.alloc(20_000)),
    box('moov', ...kinds.map((kind) => box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(kind)))))),
  ])

test('a recording of a browser or a telephone is a voice, also where its container is a film’s', async () => {
  const s = await scene()
  expect((await upload(s.app, webm(SOUND))).body).toMatchObject({ kind: 'audio', mime: 'audio/webm', name: 'a.weba' })
  expect((await upload(s.app, mp4('soun'))).body).toMatchObject({ kind: 'audio', mime: 'audio/mp4', name: 'a.m4a' })
})

test('a film is refused, and so is a container without sound', async () => {
  const s = await scene()
  for (const film of [webm(SOUND, PICTURES), mp4('vide', 'soun')])
    expect(await upload(s.app, film)).toMatchObject({ status: 422, body: { code: 'file.film' } })
  for (const empty of [webm(), mp4(), mp4('text')])
    expect(await upload(s.app, empty)).toMatchObject({ status: 422, body: { code: 'file.unknown-content' } })
  const cut = mp4('soun').subarray(0, 9000)
  expect((await upload(s.app, cut)).body.code).toBe('file.unknown-content')
})
