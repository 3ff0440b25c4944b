import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'

// Manual 4.3 and 6.1.3: the customer opens the link in the message on a telephone.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A case that was replied to by message, and the link in that message. */
async function repliedTo() {
  const s = await scene({ as: 'teller' })
  const base = await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const { body } = await (await s.key())('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    text: '积分兑换的礼品一直没收到，麻烦帮我查一下',
    contact: { name: '张小明', phone: '15400000001' },
  })
  const act = (name: string, fields: object) => s.call('POST', `/api/cases/${body.caseId}/${name}`, fields)
  await act('take', {})
  await act('analyse', { rootCause: 'staff.attitude', note: '供应商漏发' })
  await act('handle', { measure: 'explained', note: '已加急补发' })
  await act('reply', { way: 'sms', text: '您好，礼品已加急补发，三日内送达，抱歉让您久等。' })
  await s.bank.doAllDue()
  const [message] = await s.query<{ text: string }>('select text from phone_message order by at desc, id desc limit 1')
  const link = /\/a\/[\w-]+/.exec(message?.text ?? '')?.[0] as string
  const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })).newPage()
  const stage = async () =>
    (await s.query<{ stage: string }>('select stage from service_case where id = $1', [body.caseId]))[0]?.stage
  return { base, link, page, stage, caseNumber: body.caseNumber as string }
}

/** What the eyes and hands of an old customer need: nothing to scroll sideways, large type, large targets. */
async function isEasy(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([])
  const measured = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    smallType: [...document.querySelectorAll('body *')]
      .filter((it) => it.textContent && Number.parseFloat(getComputedStyle(it).fontSize) < 18)
      .map((it) => it.outerHTML.slice(0, 80)),
    smallTargets: [...document.querySelectorAll('button, textarea, .stars label')]
      .filter((it) => it.getBoundingClientRect().height < 60)
      .map((it) => it.outerHTML.slice(0, 80)),
  }))
  expect(measured).toEqual({ overflow: 0, smallType: [], smallTargets: [] })
}

test('«not solved» keeps what was typed when the network fails, and reopens the case once it is back', async () => {
  const { base, link, page, stage, caseNumber } = await repliedTo()
  const opened = await page.goto(`${base}${link}`)
  expect(opened?.headers()['referrer-policy']).toBe('no-referrer')
  expect(opened?.headers()['content-security-policy']).not.toMatch(/script-src[^;]*unsafe|default-src[^;]*unsafe/)
  await page.getByText('三日内送达').waitFor()
  expect(await page.textContent('body')).toContain('总行')
  expect(await page.textContent('body')).toContain(caseNumber)
  await isEasy(page)
  await page.getByRole('button', { name: '没有解决' }).click()
  await isEasy(page)
  await page.getByLabel('2 星').check()
  await page.getByLabel(/还想对我们说的话/).fill('三天过去了还是没有收到')
  await page.route('**/api/customer/progress/answer', (route) => route.abort())
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('网络不通').waitFor()
  expect(await stage()).toBe('verify')
  await page.unroute('**/api/customer/progress/answer')
  expect(await page.getByLabel(/还想对我们说的话/).inputValue()).toBe('三天过去了还是没有收到')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已重新办理').waitFor()
  await isEasy(page)
  expect(await stage()).toBe('analyse')
  await page.reload()
  await page.getByRole('button', { name: '看进度' }).click()
  await page.getByText('我们答应您').waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('Open again').waitFor()
  await isEasy(page)
})

test('an answer whose receipt was lost on the way is shown as given, not as a failure', async () => {
  const { base, link, page, stage } = await repliedTo()
  await page.goto(`${base}${link}`)
  await page.getByRole('button', { name: '已解决' }).click()
  await page.route('**/api/customer/progress/answer', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('网络不通').waitFor()
  expect(await stage()).toBe('closed')
  await page.unroute('**/api/customer/progress/answer')
  await page.getByLabel(/还想对我们说的话/).fill('补充一句：谢谢')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('您已确认解决').waitFor()
})

test('a link that nobody was sent says what to do', async () => {
  const { base, page } = await repliedTo()
  await page.goto(`${base}/a/${'x'.repeat(22)}`)
  await page.getByText('没有找到这条反馈').waitFor()
  await isEasy(page)
})
