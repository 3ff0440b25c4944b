import AxeBuilder from '@axe-core/playwright'
import type { Browser, } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { serveScene, signedIn } from './people.ts'

// Whoever opens the demo bank is shown around, by the keyboard as well, and only as long as they like.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const demoBank = async () => {
  const s = await scene()
  await s.query("insert into setting (name, value) values ('demo-bank', 'lived')")
  return s
}

test('the tour is offered once, goes by the arrow keys, is left at a step and comes back to it', async () => {
  const s = await demoBank()
  const page = await signedIn(browser, s, await serveScene(s), 'supervisor')
  await page.goto('/work')
  await page.getByRole('button', { name: '带我看看' }).click()
  await page.getByText('1 / 7').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByText('2 / 7').waitFor()
  await page.waitForURL(/\/cases/)
  const { violations } = await new AxeBuilder({ page }).include('.ant-tour').analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await page.getByText('3 / 7').waitFor()
  await page.waitForURL(/\/feedback/)
  await page.keyboard.press('Escape')
  await page.getByText('3 / 7').waitFor({ state: 'hidden' })
  await page.reload()
  await page.getByRole('heading', { name: '客户之声' }).waitFor()
  expect(await page.getByText('第一次来').count()).toBe(0)

  await page.goto('/account')
  await page.getByRole('button', { name: '重新看导览' }).click()
  await page.getByText('3 / 7').waitFor()
  await page.waitForURL(/\/feedback$/)
  for (const step of [4, 5, 6, 7]) {
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText(`${step} / 7`).waitFor()
  }
  await page.getByRole('button', { name: '看完了' }).click()
  await page.getByText('7 / 7').waitFor({ state: 'hidden' })
})

test('who says no is not asked again, and outside a demo bank nobody is asked', async () => {
  const s = await demoBank()
  const page = await signedIn(browser, s, await serveScene(s), 'teller', { locale: 'en-GB' })
  await page.addInitScript(() => localStorage.setItem('bihuan.language', 'en'))
  await page.goto('/work')
  await page.getByRole('button', { name: 'No, thank you' }).click()
  await page.reload()
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  await page.waitForTimeout(500)
  expect(await page.getByText('Here for the first time').count()).toBe(0)

  const real = await scene()
  const desk = await signedIn(browser, real, await serveScene(real), 'teller')
  await desk.goto('/work')
  await desk.getByRole('heading', { name: '我的工作' }).waitFor()
  await desk.waitForTimeout(500)
  expect(await desk.getByText('第一次来').count()).toBe(0)
})

test('name and time stand behind the screen; they are in nobody’s way and not selected', async () => {
  const s = await scene({ settings: { BIHUAN_WATERMARK: 'clear' } })
  const page = await signedIn(browser, s, await serveScene(s), 'teller')
  await page.goto('/work')
  const mark = page.locator('[data-mark]')
  await mark.waitFor({ state: 'attached' })
  expect(await mark.getAttribute('data-mark')).toBe('teller teller 2026-03-02 09:00')
  await page.locator('nav a[href="/cases"]').click()
  await page.waitForURL(/\/cases/)
  await page.keyboard.press('Control+a')
  expect(await page.evaluate(() => String(getSelection()))).not.toContain('2026-03-02 09:00')
  const off = await scene({ settings: { BIHUAN_WATERMARK: 'off' } })
  const clean = await signedIn(browser, off, await serveScene(off), 'teller')
  await clean.goto('/work')
  await clean.getByRole('heading', { name: '我的工作' }).waitFor()
  await clean.waitForTimeout(500)
  expect(await clean.locator('[data-mark]').count()).toBe(0)
})
