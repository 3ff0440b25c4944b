import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, counterOf } from '#test/rating-places.ts'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { atDesk, nothingSerious, openPage, type Scene, serveScene, submit } from './people.ts'

// Manual 4.1.1 and 6.1.3: a customer scans the code on the counter, is very dissatisfied, and hears an apology in time.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const PHONE = { viewport: { width: 390, height: 844 } }

/** The code of a counter at which the teller serves. */
async function counterCode(s: Scene) {
  const counterId = await counterOf(s)
  const staffId = await s.staffId('teller')
  await (await s.as('teller'))('POST', `/api/counters/${counterId}/shift`, { staffId })
  return codeOf(s, 'counter', { counterId })
}

test('one star by the code of a counter ends in an apology within 24 hours', async () => {
  const s = await scene()
  const base = await serveScene(s)
  const { code } = await counterCode(s)
  const phone = await openPage(browser, base, PHONE)
  const faults: string[] = []
  phone.on('pageerror', (error) => faults.push(error.message))
  const opened = await phone.goto(`/q/${code}`)
  expect(opened?.headers()['content-security-policy']).not.toMatch(/script-src[^;]*unsafe|default-src[^;]*unsafe/)
  await phone.getByText('东门支行 · 3号窗口').waitFor()
  expect(await phone.locator('[aria-pressed=true], :checked').count()).toBe(0)
  await nothingSerious(phone, 'faces')
  await phone.getByRole('button', { name: '非常不满意' }).click()
  await phone.getByLabel('服务态度差').check()
  await phone.getByLabel(/还想对我们说的话/).fill('问一句就不耐烦，还让我重新排队')
  await phone.getByLabel(/手机号/).fill('15400000001')
  await nothingSerious(phone, 'why')
  await phone.getByRole('button', { name: '提交' }).click()
  await phone.getByText('非常抱歉让您不满意').waitFor()
  await nothingSerious(phone, 'sorry')
  expect(await phone.locator('main').textContent()).toMatch(/反馈编号 F\d+/)

  const desk = await atDesk(browser, s, base, 'lobby')
  await desk.getByText('服务态度差。问一句就不耐烦').first().waitFor()
  await desk.getByRole('button', { name: '受理' }).first().click()
  await desk.waitForURL(/\/cases\//)
  s.setClock('2026-03-02T01:40:00Z')
  await desk.goto('/work')
  await desk.getByRole('button', { name: '致歉' }).first().click()
  await desk.getByLabel('致歉与解决办法').fill('已致电张先生道歉，并为其优先办理')
  await submit(desk, '记录致歉')
  await desk.getByRole('button', { name: '记录致歉' }).waitFor({ state: 'detached' })
  await desk.getByText('已致电张先生道歉').first().waitFor()

  const [row] = await s.query(
    `select r.rating, r.reasons, f.channel, f.text, k.state, k.started_at, k.due_at, k.closed_at, t.login as about
     from rating r join feedback f on f.id = r.feedback_id join service_case c on c.id = f.case_id
     join clock k on k.subject_id = c.id and k.commitment_id = '6.1.3/apology' join staff t on t.id = c.subject_staff_id`,
  )
  expect(row).toEqual({
    rating: 1,
    reasons: ['attitude'],
    channel: 'qr',
    text: '服务态度差。问一句就不耐烦，还让我重新排队',
    state: 'met',
    started_at: new Date('2026-03-02T01:00:00Z'),
    due_at: new Date('2026-03-03T01:00:00Z'),
    closed_at: new Date('2026-03-02T01:40:00Z'),
    about: 'teller',
  })
  expect(faults).toEqual([])
})

test('who writes for longer than the page lasts, and whose answer is lost on the way, has rated once all the same', async () => {
  const s = await scene()
  const base = await serveScene(s)
  const { code } = await counterCode(s)
  const phone = await openPage(browser, base, { ...PHONE, locale: 'en-GB' })
  await phone.goto(`/q/${code}`)
  await phone.getByRole('button', { name: 'Dissatisfied', exact: true }).click()
  await phone.getByLabel(/Anything you want to tell us/).fill('Nobody explained the form')
  s.setClock('2026-03-02T02:00:00Z')
  // The first rating comes too late, the code is opened again, and the answer to the second one is lost.
  let sent = 0
  await phone.route('**/ratings', async (route) => {
    sent += 1
    const response = await route.fetch()
    return sent === 2 ? route.abort() : route.fulfill({ response })
  })
  await phone.getByRole('button', { name: 'Send' }).click()
  await phone.getByText('No connection').waitFor()
  await nothingSerious(phone, 'no connection')
  await phone.getByRole('button', { name: 'Try again' }).click()
  await phone.getByText('We are sorry').waitFor()
  expect(sent).toBe(3)
  expect(await s.query('select rating from rating')).toEqual([{ rating: 2 }])
})

test('a code that is no code, one that is out of use and one too often rated say what to do, in large type', async () => {
  const s = await scene()
  const base = await serveScene(s)
  const { id, code } = await counterCode(s)
  const phone = await openPage(browser, base, PHONE)
  await phone.goto(`/q/${'x'.repeat(48)}`)
  await phone.getByText('这个二维码无效').waitFor()
  await (await s.as('supervisor'))('POST', `/api/codes/${id}/revoke`, { reason: '重新印制' })
  await phone.goto(`/q/${code}`)
  await phone.getByText('这个二维码已停用').waitFor()
  await nothingSerious(phone, 'revoked')
  const small = await phone.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((it) => it.textContent?.trim() && Number.parseFloat(getComputedStyle(it).fontSize) < 18)
      .map((it) => it.outerHTML.slice(0, 80)),
  )
  expect(small).toEqual([])
})
