
import type { Browser, } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { atDesk, nothingSerious, type Scene, serveScene } from './people.ts'

// Manual 4.2.1: from the heat map and the weekly report to exactly the feedback behind a figure.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const TEXTS = [
  '转账限额设置太麻烦了',
  '转账限额设置好麻烦，还要去柜台',
  '为什么转账限额设置这么麻烦',
  '信用卡年费怎么又扣了',
]

async function monday() {
  const s = await scene({ now: '2026-03-09T01:00:00Z' })
  s.setClock('2026-03-11T02:00:00Z')
  for (const text of TEXTS) await (await s.key())('POST', '/api/feedback', { channel: 'app', outlet: 'O11', text })
  await s.moveTo('2026-03-16T00:30:00Z')
  return s
}

const reader = async (s: Scene, locale: string) => atDesk(browser, s, await serveScene(s), 'service', { locale })

test.each(['zh-CN', 'en-GB'])(
  'a cell is reached by keys and leads to exactly its feedback (%s)',
  async (locale) => {
    const s = await monday()
    const page = await reader(s, locale)
    await page.goto('/heat-map?view=map')
    const table = page.getByRole('table')
    await table.waitFor()
    await nothingSerious(page, page.url())
    await table.locator('[tabindex="0"]').first().focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate('document.activeElement.dataset.at')).toBe('1 0')
    const cell = table.locator('tbody a[data-at]').first()
    const count = Number(await cell.locator('b').textContent())
    await cell.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/feedback\?business=\w+&nature=\w+&fromOn=2026-03-09&untilOn=2026-03-15/)
    await page.locator('main li a[lang]').first().waitFor()
    expect(await page.locator('main li a[lang]').count()).toBe(count)
    await page.context().close()
  },
  120_000,
)

test('the weekly report is read in the page, and each number leads to its feedback', async () => {
  const s = await monday()
  const page = await reader(s, 'zh-CN')
  await page.goto('/reports')
  await page.getByRole('heading', { name: '客户服务问题周报' }).waitFor()
  await nothingSerious(page, page.url())
  await page
    .getByRole('cell', { name: /转账限额/ })
    .first()
    .waitFor()
  const number = page.locator('article a', { hasText: /^F\d/ }).first()
  const name = await number.textContent()
  await number.click()
  await page.waitForURL(new RegExp(`search=${name}`))
  await page.locator('main li a[lang]').first().waitFor()
  expect(await page.locator('main li a[lang]').count()).toBe(1)
  await page.context().close()
}, 120_000)
