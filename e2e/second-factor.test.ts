import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '#platform/identity/second-factor/rules.ts'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'

// Chapter 7: whoever reaches customers' data is who they say they are; and a lost telephone shuts nobody out for good.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function isUsable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
}
const secretOf = (letters: string) => {
  const bits = [...letters.replaceAll(/\s/g, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}

test('on a telephone: the role owes a second factor, it is enrolled, the codes are kept, and the next time it is asked', async () => {
  const s = await scene({ now: new Date().toISOString(), settings: { BIHUAN_SECOND_FACTOR_ROLES: 'teller' } })
  const base = await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const page = await (
    await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, baseURL: base })
  ).newPage()
  const signIn = async () => {
    await page.goto('/sign-in?to=/account')
    await page.getByLabel('登录名').fill('teller')
    await page.getByLabel('密码').fill(s.password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
  }
  const at = (steps: number) => new Date(s.world.hostNow().getTime() + steps * 30_000)

  await signIn()
  await page.getByRole('img', { name: '绑定身份验证器的二维码' }).waitFor()
  await isUsable(page)
  // The page is left and come back to: the step is still open, under a new secret.
  await page.reload()
  await page.getByRole('img', { name: '绑定身份验证器的二维码' }).waitFor()
  const secret = secretOf((await page.locator('code').innerText()) ?? '')
  const wrong = codeOf(secret, at(0)) === '000000' ? '111111' : '000000'
  await page.getByLabel('验证码').fill(wrong)
  await page.getByText('验证码不正确或已用过').waitFor()
  await page.getByLabel('验证码').fill(codeOf(secret, at(0)))
  await page.getByRole('heading', { name: '登录' }).waitFor()
  await page.getByText('我已妥善保存').waitFor()
  await isUsable(page)
  const recovery = await page
    .locator('li', { hasText: /^[0-9A-Z]{6}-[0-9A-Z]{6}$/ })
    .first()
    .innerText()
  expect(await page.getByRole('button', { name: '完成' }).isDisabled()).toBe(true)
  await page.getByText('我已妥善保存').click()
  await page.getByRole('button', { name: '完成' }).click()
  await page.waitForURL(/\/account/)
  await page.getByText('您的岗位必须使用').waitFor()
  await isUsable(page)

  await page.context().clearCookies()
  s.setClock(at(2).toISOString())
  await signIn()
  await page.getByLabel('验证码').waitFor()
  await isUsable(page)
  await page.getByText('用备用码').click()
  await page.getByLabel('备用码').fill(recovery.toLowerCase())
  await page.getByRole('button', { name: '验证并登录' }).click()
  await page.waitForURL(/\/account/)
  await page.getByText('备用码还剩 9 个').waitFor()
  expect(await s.query('select count(*)::int as used from recovery_code where used_at is not null')).toEqual([
    { used: 1 },
  ])
})

test('an address puts no words of its own on the sign-in, and leads to no other site', async () => {
  const s = await scene()
  const base = await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const page = await (await browser.newContext({ locale: 'zh-CN', baseURL: base })).newPage()
  await page.goto('/sign-in?refused=sign-in.not-known')
  await page.getByText('没有为它开通账号').waitFor()
  await page.goto('/sign-in?refused=Call%20this%20number&to=/%09/evil.example')
  await page.getByLabel('登录名').fill('teller')
  expect(await page.getByRole('alert').count()).toBe(0)
  await page.getByLabel('密码').fill(s.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(`${base}/work`)
})
