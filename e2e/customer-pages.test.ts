import { isDeepStrictEqual } from 'node:util'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answeredCase } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { asWebViewOf2021, KEPT, measureElder } from './elder-norm.ts'

// Manual 2.3.1 and 4.1.2: every page of the customer's side, measured in both modes, both languages, every type size.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const LINKLESS = [
  '',
  'say',
  'about',
  'contact',
  'receipt',
  'find',
  'progress',
  'add',
  'add/picture',
  'added',
  'withdraw',
  'help',
  'call-back',
  'call-back-receipt',
  'reading',
]
const BEHIND_LINK = ['', 'answer/yes', 'answer/no', 'thanks/no', 'thanks/yes', 'add', 'help', 'reading']

async function served() {
  const s = await scene({ as: 'teller' })
  const base = await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const { code: link } = await answeredCase(s, s.call)
  const { body: receipt } = await s.nobody('POST', '/api/customer/feedback', {
    outlet: 'O11',
    text: '柜台排队一个半小时，还少给了我一张回单',
    isAnonymous: true,
  })
  const { number, code } = receipt
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 640 }, hasTouch: true })
  await context.addInitScript(asWebViewOf2021)
  // As the page itself keeps them for a reload.
  await context.addInitScript(
    ([key, told]) => {
      sessionStorage.setItem('key', key as string)
      sessionStorage.setItem('receipt', told as string)
    },
    [JSON.stringify({ number, code }), JSON.stringify(receipt)],
  )
  const page = await context.newPage()
  const failures: string[] = []
  const foreign: string[] = []
  page.on('pageerror', (error) => failures.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(blob|data):/.test(request.url())) foreign.push(request.url())
  })
  const pages = [
    ...LINKLESS.map((place) => `/c/#/${place}`),
    ...BEHIND_LINK.map((place) => `/a/${link}#/${place}`),
    `/a/${'x'.repeat(22)}`,
  ]
  return { base, page, pages, failures, foreign }
}

async function open(page: Page, base: string, address: string): Promise<void> {
  // Through a page of another kind, so that each is opened anew and nothing is left over from the one before.
  await page.goto('about:blank')
  await page.goto(base + address)
  await page.waitForFunction(() => {
    const title = document.querySelector('h1')?.textContent
    return title && !/正在打开|Opening/.test(document.querySelector('main')?.textContent ?? '')
  })
}

const breaches = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)

const MINUTES = 60_000
const notEnglish = (page: Page) =>
  page.evaluate(() => {
    const words = [...document.querySelectorAll('h1, h2, main button, main legend, .field')].map((it) => it.textContent)
    return words.filter((text) =>
      /\p{Script=Han}/u.test((text ?? '').replace(/中文|东门支行|桥头支行|西门支行|东城分行|西城分行/g, '')),
    )
  })

test.for(['zh', 'en'] as const)(
  'every page is readable by everybody and has the way into elder mode, speaking %s and to no other place',
  { timeout: 6 * MINUTES },
  async (language) => {
    const { base, page, pages, failures, foreign } = await served()
    await page.goto(`${base}/c/`)
    await page.evaluate((it) => localStorage.setItem('language', JSON.stringify(it)), language)
    const found: unknown[] = []
    for (const address of pages) {
      await open(page, base, address)
      const { sideways, smallType, smallTargets } = await measureElder(page, 18)
      const wrong = [...(await breaches(page)), ...smallType, ...smallTargets, ...(sideways ? ['sideways'] : [])]
      const entrance = page.locator('header').getByRole('button', { name: language === 'zh' ? '长辈版' : 'Easy mode' })
      if ((await entrance.count()) !== 1) wrong.push('no way into elder mode')
      if (language === 'en') wrong.push(...(await notEnglish(page)).map(String))
      if (wrong.length > 0) found.push([address, wrong])
    }
    expect(found).toEqual([])
    expect([failures, foreign]).toEqual([[], []])
  },
)

test.for([
  { name: 'large', size: '大', language: '中文', least: 18 },
  { name: 'largest', size: '最大', language: '中文', least: 30 },
  { name: 'largest, English', size: '最大', language: 'English', least: 30 },
])('every page of elder mode keeps the norm and none falls back: $name', { timeout: 6 * MINUTES }, async (wish) => {
  const { base, page, pages, failures, foreign } = await served()
  await page.goto(`${base}/c/`)
  await page.getByRole('button', { name: '长辈版' }).click()
  await page.getByRole('button', { name: '朗读 · 大字' }).click()
  await page.getByLabel(wish.size, { exact: true }).check()
  await page.getByLabel(wish.language).check()
  const found: unknown[] = []
  for (const address of pages) {
    await open(page, base, address)
    const measured = await measureElder(page, wish.least)
    if (!isDeepStrictEqual(measured, KEPT)) found.push([address, measured])
    const broken = await breaches(page)
    if (broken.length > 0) found.push([address, broken])
  }
  expect(found).toEqual([])
  expect([failures, foreign]).toEqual([[], []])
})
