import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { atDesk, type Scene, serveScene } from './people.ts'

// Manual 4.2.1: what customers said is found, and put right by a click. The one idea: a click leads from a figure to
// the evidence behind it.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const signedIn = async (s: Scene, login: string) => atDesk(browser, s, await serveScene(s), login)

const say = async (s: Scene, text: string) =>
  (await (await s.key())('POST', '/api/feedback', { channel: 'app', outlet: 'O11', text })).body

test('a voice is found by its words, put right by a click, and going back leads back through the filters', async () => {
  const s = await scene()
  const { feedbackId } = await say(s, '信用卡积分兑换的礼品一直没收到')
  await say(s, '排队排了两个小时')
  const page = await signedIn(s, 'service')
  await page.goto('/feedback')
  await page.getByText('共 2 条').waitFor()
  await page.getByLabel('客户原话或编号').fill('积分 礼品')
  await page.keyboard.press('Enter')
  await page.getByText('共 1 条').waitFor()
  await page.locator('li mark').first().waitFor()
  expect(await page.locator('li mark').allTextContents()).toEqual(['积分', '礼品'])

  await page.locator('li a mark').first().click()
  await page.waitForURL(new RegExp(`/feedback/${feedbackId}\\?search=`))
  await page.getByRole('button', { name: '更正情绪' }).click()
  await page.getByRole('menuitem', { name: /^满意/ }).click()
  await page.getByRole('heading', { name: '更正记录' }).waitFor()
  expect(await s.query('select axis, becomes from correction where feedback_id = $1', [feedbackId])).toEqual([
    { axis: 'emotion', becomes: 'pleased' },
  ])

  await page.goBack()
  await page.waitForURL(/\/feedback\?search=/)
  await page.reload()
  await page.getByText('共 1 条').waitFor()
  await page.goBack()
  await page.getByText('共 2 条').waitFor()
})

test('a figure of the board leads to its rows, and they are as many as it says', async () => {
  const s = await scene()
  for (const text of ['我的卡还没解冻，麻烦尽快处理一下', '我的存折还没解冻，请处理'])
    expect((await say(s, text)).caseId).toBeTruthy()
  await s.moveTo('2026-03-20T02:00:00Z')
  const page = await signedIn(s, 'auditor')
  await page.goto('/board?state=broken')
  const figure = page.getByRole('link', { name: /逾期$/ }).first()
  const count = Number(await figure.locator('b').textContent())
  expect(count).toBeGreaterThan(0)
  await figure.click()
  await page.getByText(`共 ${count} 条，与看板数字一致。`).waitFor()
  expect(await page.locator('.ant-drawer tbody tr').count()).toBe(count)
})
