import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWave, secondsOf } from '#platform/files/wave.ts'
import { scene } from '#test/scene.ts'
import { standInSpeech } from '#test/stand-ins/speech.ts'
import { picture, recording, upload, withExif } from '#test/uploads.ts'
import { openBrowser } from './browser.ts'
import { atDesk, nothingSerious, serveScene } from './people.ts'

// Manual 4.1.1: a customer speaks instead of writing; staff listen, read what a machine heard, and add what they find.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser({ args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] })
})
afterAll(() => browser.close())

test('a teller listens to a customer’s voice, sees the picture, and adds a file and a recording of their own', async () => {
  const s = await scene({ speech: standInSpeech('自助机吞了我的卡，在这里等了一个小时').engine })
  const base = await serveScene(s)
  const tickets = []
  for (const [bytes, name] of [
    [recording(2), 'voice.wav'],
    [await picture(800, 600), '自助机.jpg'],
  ] as const)
    tickets.push((await upload(s.app, bytes, { name })).body.ticket)
  const channel = await s.key()
  const { body: receipt } = await channel('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    attachments: tickets,
  })
  await s.bank.doAllDue()
  const page = await atDesk(browser, s, base, 'teller')
  await page.goto(`/cases/${receipt.caseId}`)
  await page.getByText('自助机吞了我的卡').first().waitFor()
  await page.getByText('机器转写，仅供参考，以录音为准。').waitFor()
  const shown = page.getByRole('img', { name: '自助机.jpg' })
  expect(await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(800)
  const seconds = await page.locator('audio[aria-label="voice.wav"]').evaluate(async (voice: HTMLAudioElement) => {
    voice.preload = 'metadata'
    voice.load()
    await new Promise((ready) => voice.addEventListener('loadedmetadata', ready, { once: true }))
    return voice.duration
  })
  expect(seconds).toBe(2)
  await nothingSerious(page, 'case with a voice')

  await page.getByRole('button', { name: '添加附件' }).click()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: '现场.jpg',
      mimeType: 'image/jpeg',
      buffer: withExif(await picture(90, 60), 6),
    })
  await page.getByText(/已上传 · /).waitFor()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: '网页.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
    })
  await page.getByText('只接受图片（JPG、PNG、WebP）、录音和 PDF 文件。').waitFor()
  await page.getByRole('button', { name: '移除 网页.jpg' }).click()

  // By the keyboard alone.
  await page.getByRole('button', { name: '开始录音' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(/正在录音 0:01/).waitFor()
  await nothingSerious(page, 'a recording that runs')
  await page.getByRole('button', { name: '停止' }).press('Enter')
  await page.getByRole('button', { name: '使用这段录音' }).press('Enter')
  await expect.poll(() => page.getByText(/已上传 · /).count()).toBe(2)
  await page.getByLabel('说明（可不填）').fill('现场核实')
  await nothingSerious(page, 'files to be added')
  await page.getByRole('button', { name: '附到案件' }).click()
  await page.getByText('teller：现场核实').first().waitFor()

  const kept = await s.query<{ mime: string; digest: Buffer }>(
    `select f.mime, f.digest from attachment a join file f on f.id = a.file_id
     where a.case_id = $1 and a.feedback_id is null order by a.position`,
    [receipt.caseId],
  )
  expect(kept.map(({ mime }) => mime)).toEqual(['image/jpeg', 'audio/wav'])
  const key = kept[1]?.digest.toString('hex') ?? ''
  const wave = readWave(readFileSync(join(s.dataFolder, 'files', key.slice(0, 2), key.slice(2))))
  expect(wave).toMatchObject({ sampleRate: 16_000, channels: 1, bits: 16 })
  expect(wave && secondsOf(wave)).toBeGreaterThan(0.9)
})
