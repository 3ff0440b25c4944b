import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { standInS3 } from '#test/stand-ins/s3.ts'
import { recording, upload } from '#test/uploads.ts'
import { s3Store } from './s3-store.ts'

const SECRET = 'a secret of the store'
const key = 'ab'.repeat(32)

function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-s3-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'file'), text)
  return join(folder, 'file')
}

test('a file is kept in the object store under its digest, read whole and in part, and removed', async () => {
  const s3 = await standInS3(SECRET)
  const store = s3Store({ endpoint: s3.endpoint, region: 'cn-north-1', accessKeyId: 'bank', secretAccessKey: SECRET })
  await store.put(key, fileOf('0123456789'))
  expect([...s3.objects.keys()]).toEqual([`/bihuan/files/ab/${key.slice(2)}`])
  expect(String(await buffer(await store.read(key, { from: 0, to: 9 })))).toBe('0123456789')
  expect(String(await buffer(await store.read(key, { from: 3, to: 5 })))).toBe('345')
  await store.remove(key)
  expect(s3.objects.size).toBe(0)
  await expect(store.read(key, { from: 0, to: 1 })).rejects.toThrow()
  await store.remove(key)
  expect(s3.refused).toEqual([])
})

test('a store that does not accept our signature is a fault that is seen, and keeps nothing', async () => {
  const s3 = await standInS3(SECRET)
  const store = s3Store({ endpoint: s3.endpoint, region: 'auto', accessKeyId: 'bank', secretAccessKey: 'another one' })
  await expect(store.put(key, fileOf('x'))).rejects.toThrow()
  expect(s3.refused).toEqual(['a wrong signature'])
  expect(s3.objects.size).toBe(0)
})

test('a bank with an object store keeps a customer’s voice there, and a player seeks in it', async () => {
  const s3 = await standInS3(SECRET)
  const settings = { BIHUAN_FILES: s3.endpoint, BIHUAN_FILES_KEY_ID: 'bank', BIHUAN_FILES_SECRET: SECRET }
  const s = await scene({ settings })
  const voice = recording()
  const { body: file } = await upload(s.app, voice, { name: 'voice.wav' })
  expect([...s3.objects.values()]).toEqual([voice])
  const channel = await s.key()
  await channel('POST', '/api/feedback', { channel: 'app', outlet: 'O11', attachments: [file.ticket] })
  const service = await s.as('service')
  const part = await service('GET', `/api/files/${file.fileId}`, undefined, { range: 'bytes=44-143' })
  expect(part).toMatchObject({
    status: 206,
    headers: { 'content-length': '100', 'content-range': `bytes 44-143/${voice.length}` },
  })
})
