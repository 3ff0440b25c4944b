import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { deflateSync } from 'node:zlib'
import { Transformer } from '@napi-rs/image'
import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { picture, recording, upload, withExif } from '#test/uploads.ts'

type Scene = Awaited<ReturnType<typeof scene>>

/** What the store holds of a file that was sent. */
async function stored(s: Scene, fileId: string): Promise<Buffer> {
  const [row] = await s.query<{ digest: Buffer }>('select digest from file where id = $1', [fileId])
  const key = (row?.digest ?? Buffer.alloc(0)).toString('hex')
  return readFileSync(join(s.dataFolder, 'files', key.slice(0, 2), key.slice(2)))
}

test('a photograph is kept upright and without the place where it was taken', async () => {
  const s = await scene()
  const photograph = withExif(await picture(80, 40), 6)
  const before = await new Transformer(photograph).metadata(true)
  expect(before).toMatchObject({ width: 80, height: 40, orientation: 6 })
  const { body } = await upload(s.app, photograph, { name: 'IMG_0001.JPG' })
  const kept = await stored(s, body.fileId)
  expect(kept.includes('Exif')).toBe(false)
  expect(await new Transformer(kept).metadata(true)).toMatchObject({ width: 40, height: 80 })
})

test('what stands behind a picture’s end is gone: a picture that is a web page as well becomes a picture', async () => {
  const s = await scene()
  const both = Buffer.concat([await picture(), Buffer.from('<script>alert(1)</script>PK\x03\x04')])
  const { body } = await upload(s.app, both, { name: 'page.html' })
  expect(body).toMatchObject({ kind: 'image', mime: 'image/jpeg', name: 'page.jpg' })
  expect((await stored(s, body.fileId)).includes('script')).toBe(false)
})

test('a picture of the largest telephone is made smaller, whatever its kind', async () => {
  const s = await scene()
  const large = await Transformer.fromRgbaPixels(new Uint8Array(3000 * 900 * 4), 3000, 900).png()
  const webp = await Transformer.fromRgbaPixels(new Uint8Array(2600 * 100 * 4), 2600, 100).webp()
  for (const [bytes, mime] of [
    [large, 'image/png'],
    [webp, 'image/webp'],
  ] as const) {
    const { body } = await upload(s.app, bytes)
    expect(body.mime).toBe(mime)
    expect((await new Transformer(await stored(s, body.fileId)).metadata()).width).toBe(2560)
  }
})

test('a web page, a drawing of scripts, a film or a program is refused whatever it is called', async () => {
  const s = await scene()
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
  const wrong = [
    '<!doctype html><script>alert(1)</script>',
    svg,
    'MZ\x90\x00',
    'PK\x03\x04',
    'plain words',
    'GIF89a____',
  ]
  for (const text of wrong) {
    const { status, body } = await upload(s.app, Buffer.from(text, 'latin1'), { name: '照片.jpg' })
    expect([text.slice(0, 5), status, body.code]).toEqual([text.slice(0, 5), 422, 'file.unknown-content'])
  }
  expect(await upload(s.app, Buffer.alloc(0))).toMatchObject({ status: 422, body: { code: 'file.empty' } })
})

/** A PNG whose header claims a size that its few bytes do not have. */
function claim(width: number, height: number): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(content.length)
    head.write(name, 4, 'latin1')
    return Buffer.concat([head, content, Buffer.alloc(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(100_000)))])
}

test('a picture of a few hundred bytes that would fill the memory is refused by its header', async () => {
  const s = await scene()
  const before = process.memoryUsage().rss
  const { status, body } = await upload(s.app, claim(60_000, 60_000))
  expect(status).toBe(413)
  expect(body).toMatchObject({ code: 'file.too-many-pixels', detail: { width: 60_000, height: 60_000 } })
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
  expect((await upload(s.app, claim(10, 10))).body.code).toBe('file.broken-image')
  const cut = (await picture()).subarray(0, 300)
  expect((await upload(s.app, cut)).body.code).toBe('file.broken-image')
})

test('a file above its limit is refused while it streams, with the limit told, and nothing of it stays', async () => {
  const s = await scene({ settings: { BIHUAN_DOCUMENT_MEGABYTES: '1' } })
  const announced = await upload(s.app, Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50_000_000)]))
  expect(announced).toMatchObject({ status: 413, body: { code: 'file.too-large', detail: { limitBytes: 15_728_640 } } })
  // Over a real connection and without a length told beforehand: fifty megabytes come, one of them is kept until it is too much.
  async function* pages() {
    yield Buffer.from('%PDF-1.7\n')
    for (let sent = 0; sent < 50; sent++) yield Buffer.alloc(1_000_000)
  }
  const address = await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const reply = await fetch(`${address}/api/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Readable.toWeb(Readable.from(pages())),
    duplex: 'half',
  } as RequestInit)
  expect(reply.status).toBe(413)
  expect(await reply.json()).toEqual({ code: 'file.too-large', detail: { limitBytes: 1_048_576 } })
  expect(readdirSync(join(s.dataFolder, 'files', 'incoming'))).toEqual([])
})

test('a name is for reading only: it leads nowhere, hides nothing and has the extension of its content', async () => {
  const s = await scene()
  const names = {
    '../../../etc/passwd': 'passwd.jpg',
    'C:\\Windows\\win.ini': 'win.jpg',
    '报告\u202egpj.exe': '报告gpj.jpg',
    'a\r\nset-cookie: x.jpg': 'aset-cookie x.jpg',
    '': 'file.jpg',
    '…': '….jpg',
  }
  for (const [name, read] of Object.entries(names))
    expect((await upload(s.app, await picture(), { name })).body.name).toBe(read)
  const folders = readdirSync(join(s.dataFolder, 'files'))
  expect(folders.every((folder) => /^([0-9a-f]{2}|incoming)$/.test(folder))).toBe(true)
  expect((await upload(s.app, await picture(), { headers: { 'x-file-name': '%E0%A4' } })).body.name).toBe('file.jpg')
})

test('a voice is heard in part where somebody seeks; what lies beyond its end is said to', async () => {
  const s = await scene()
  const voice = recording()
  const { body: file } = await upload(s.app, voice, { name: '留言.wav' })
  const channel = await s.key()
  await channel('POST', '/api/feedback', { channel: 'app', outlet: 'O11', attachments: [file.ticket] })
  const read = async (range: string) => {
    const reply = await s.app.server.inject({
      url: `/api/files/${file.fileId}`,
      headers: { range, cookie: await cookieOf(s, 'teller') },
    })
    return { status: reply.statusCode, headers: reply.headers, bytes: reply.rawPayload }
  }
  const middle = await read('bytes=100-199')
  expect(middle.status).toBe(206)
  expect(middle.bytes.equals(voice.subarray(100, 200))).toBe(true)
  expect((await read('bytes=-10')).bytes.equals(voice.subarray(-10))).toBe(true)
  expect((await read('bytes=32000-')).bytes.equals(voice.subarray(32_000))).toBe(true)
  expect(await read(`bytes=${voice.length}-`)).toMatchObject({
    status: 416,
    headers: { 'content-range': `bytes */${voice.length}` },
  })
  for (const nonsense of ['bytes=9-3', 'bytes=0-1,5-6', 'chapters=1-2']) expect((await read(nonsense)).status).toBe(200)
})

async function cookieOf(s: Scene, login: string): Promise<string> {
  const reply = await s.app.server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login, password: s.password },
  })
  return String(reply.headers['set-cookie']).split(';')[0] as string
}

test('every answer says what we decided it is, runs nothing, and only pictures and voices open in place', async () => {
  const s = await scene()
  const channel = await s.key()
  const pdf = Buffer.from('%PDF-1.7\n<script>alert(1)</script>')
  const files = [await picture(), recording(), pdf]
  const sent = []
  for (const bytes of files) sent.push((await upload(s.app, bytes, { name: '客户"文件' })).body)
  const attachments = sent.map(({ ticket }) => ticket)
  await channel('POST', '/api/feedback', { channel: 'app', outlet: 'O11', text: '见附件', attachments })
  const teller = await s.as('teller')
  const shown = []
  for (const { fileId } of sent) shown.push((await teller('GET', `/api/files/${fileId}`)).headers)
  expect(shown.map((it) => String(it['content-disposition']).split(';')[0])).toEqual(['inline', 'inline', 'attachment'])
  expect(shown.map((it) => it['content-type'])).toEqual(['image/jpeg', 'audio/wav', 'application/pdf'])
  for (const headers of shown)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  expect(shown[0]?.['content-disposition']).toBe(
    `inline; filename="__ __.jpg"; filename*=UTF-8''${encodeURIComponent('客户 文件.jpg')}`,
  )
})

test('a file that nobody attached in a day is gone, and another of the same bytes stays', async () => {
  const s = await scene({ now: '2026-03-02T01:00:00Z' })
  const voice = recording()
  const [first, second] = [await upload(s.app, voice), await upload(s.app, voice)]
  const channel = await s.key()
  await channel('POST', '/api/feedback', { channel: 'app', outlet: 'O11', attachments: [second.body.ticket] })
  const alone = await upload(s.app, await picture())
  const key = createHash('sha256').update(voice).digest('hex')
  await s.moveTo('2026-03-03T01:00:00Z')
  expect(await s.query('select count(*)::int as n from file')).toEqual([{ n: 3 }])
  await s.moveTo('2026-03-03T01:00:01Z')
  expect((await s.query<{ id: string }>('select id from file')).map(({ id }) => id)).toEqual([second.body.fileId])
  expect(existsSync(join(s.dataFolder, 'files', key.slice(0, 2), key.slice(2)))).toBe(true)
  await expect(stored(s, alone.body.fileId)).rejects.toThrow()
  const late = await channel('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    attachments: [first.body.ticket],
  })
  expect(late).toMatchObject({ status: 422, body: { code: 'file.unknown-ticket' } })
})

test('one who sends too many files is told to wait; others behind another address are not', async () => {
  const s = await scene()
  const tiny = await picture(2, 2)
  const send = (address: string) =>
    s.app.server.inject({
      method: 'POST',
      url: '/api/files',
      remoteAddress: address,
      headers: { 'content-type': 'application/octet-stream' },
      payload: tiny,
    })
  for (let i = 0; i < 90; i++) await send('203.0.113.7')
  const refused = await send('203.0.113.7')
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '7'])
  expect((await send('203.0.113.8')).statusCode).toBe(200)
})
