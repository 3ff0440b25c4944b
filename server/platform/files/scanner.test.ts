import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { EICAR, standInClamd } from '#test/stand-ins/clamd.ts'
import { picture, upload } from '#test/uploads.ts'

const infected = Buffer.from(`%PDF-1.7\n${EICAR}\n%%EOF\n`)

test('what the scanner finds is refused, and neither row nor bytes stay', async () => {
  const clamd = await standInClamd()
  const s = await scene({ settings: { BIHUAN_SCANNER: clamd.url } })
  const refused = await upload(s.app, infected, { name: 'statement.pdf' })
  expect(refused).toMatchObject({ status: 422, body: { code: 'file.infected' } })
  expect(await s.query('select * from file')).toEqual([])
  expect(readdirSync(join(s.dataFolder, 'files', 'incoming'))).toEqual([])
})

test('the scanner sees the very bytes that came in, in chunks and through a socket of the machine as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const clamd = await standInClamd({ at: join(folder, 'clamd.ctl') })
  const s = await scene({ settings: { BIHUAN_SCANNER: clamd.url } })
  const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300_000, 'a page ')])
  expect((await upload(s.app, large)).status).toBe(200)
  expect(clamd.scanned[0]?.equals(large)).toBe(true)
})

test('a scanner that is gone, hangs up or gives up lets nothing pass', async () => {
  const gone = 'tcp://127.0.0.1:9'
  for (const url of [
    gone,
    (await standInClamd({ temper: 'hangs-up' })).url,
    (await standInClamd({ temper: 'full' })).url,
  ]) {
    const s = await scene({ settings: { BIHUAN_SCANNER: url } })
    const refused = await upload(s.app, await picture())
    expect(refused).toMatchObject({ status: 503, body: { code: 'file.scanner-silent' } })
    expect(await s.query('select * from file')).toEqual([])
  }
})

test('without a scanner in the settings files are taken; a setting that is no address stops the start', async () => {
  const s = await scene()
  expect((await upload(s.app, infected)).status).toBe(200)
  await expect(scene({ settings: { BIHUAN_SCANNER: 'http://clamd' } })).rejects.toThrow(/BIHUAN_SCANNER/)
})
