import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiveAndTake } from '#test/matter.ts'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { seriousFaults } from './people.ts'

// Numbers and people are changed without a release: by a second person, from a moment on, and on the record.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

type Scene = Awaited<ReturnType<typeof scene>>

async function signIn(base: string, s: Scene, login: string, password = s.password): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 }, baseURL: base })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(/\/work/)
  return page
}

test('a shorter limit is asked for, seen in «what if», agreed to by a second person, and in force', async () => {
  const s = await scene()
  await receiveAndTake(s, await s.as('teller'), '我的卡还没解冻，麻烦尽快处理一下')
  const base = await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const first = await signIn(base, s, 'service')
  await first.goto('/administration/commitments/4.2.2/III-result')
  await first.getByLabel('时限或目标', { exact: true }).and(first.locator('input')).fill('5')
  await first.getByLabel('理由').fill('九成以上五日内办结')
  await first.getByRole('button', { name: '提交复核' }).click()
  await first.getByRole('heading', { name: '等待第二人复核' }).waitFor()
  await first.getByText('您提出的修改须由另一位同事复核。').waitFor()
  await first.getByRole('button', { name: '重算' }).click()
  await first.getByText('若时限为5 个工作日：兑现 0（实际 0），逾期 0（实际 0）。').waitFor()
  const second = await signIn(base, s, 'service-2')
  await second.goto('/administration/commitments/4.2.2/III-result')
  await second.getByRole('button', { name: '同意', exact: true }).click()
  await second
    .getByRole('tooltip')
    .getByRole('button', { name: '同 意' })
    .or(second.locator('.ant-popconfirm-buttons .ant-btn-primary'))
    .first()
    .click()
  await second.getByText('第 2 版').first().waitFor()
  expect(
    await s.query(
      "select version, origin, definition->'limit'->>'amount' as amount from commitment where id = '4.2.2/III-result' order by 1",
    ),
  ).toEqual([
    { version: 1, origin: 'manual', amount: '7' },
    { version: 2, origin: 'bank', amount: '5' },
  ])
})

test('a new colleague comes in with a password that works once, and nothing is open until it is changed', async () => {
  const s = await scene()
  const base = await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const admin = await s.as('security-admin')
  const person = { login: 'newcomer', name: '新人', post: '柜员', personKey: 'n1', joinedOn: '2026-03-02' }
  const unitId = await s.unitId('O11')
  const { body } = await admin('POST', '/api/people', { ...person, unitId, roles: [{ role: 'teller', unitId }] })
  const page = await signIn(base, s, 'newcomer', body.secret)
  await page.getByRole('heading', { name: '请设置自己的密码' }).waitFor()
  expect(await seriousFaults(page, 'password')).toEqual([])
  await page.getByLabel('一次性密码').fill(body.secret)
  await page.getByLabel(/^新密码/).fill('a good long sentence')
  await page.getByRole('button', { name: '设置密码' }).click()
  await page.waitForURL(/\/sign-in/)
  expect(
    await s.query(
      "select p.one_time_until from staff_password p join staff s on s.id = p.staff_id where s.login = 'newcomer'",
    ),
  ).toEqual([{ one_time_until: null }])
})

test('axe finds nothing serious in any part of the administration, in both languages', async () => {
  const s = await scene()
  const base = await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const outlet = await s.unitId('O11')
  const teller = await s.staffId('teller')
  const faults: string[] = []
  for (const [login, paths] of [
    [
      'service',
      ['organisation', `organisation/${outlet}`, 'commitments', 'commitments/7/law-simple', 'calendars', 'taxonomy'],
    ],
    ['security-admin', ['people', `people/${teller}`, 'keys']],
  ] as const) {
    const page = await signIn(base, s, login)
    for (const language of ['zh', 'en']) {
      await page.evaluate((chosen) => localStorage.setItem('bihuan.language', chosen), language)
      for (const path of paths) {
        await page.goto(`/administration/${path}`)
        await page.waitForLoadState('networkidle')
        await page.waitForTimeout(400)
        faults.push(...(await seriousFaults(page, `${language} ${path}`)))
      }
    }
    await page.context().close()
  }
  expect(faults).toEqual([])
}, 300_000)
