import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BURST_VOICES } from '#test/burst-voices.ts'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { atDesk, choose, nothingSerious, serveScene, submit } from './people.ts'

// Manual 4.2.2, grade I: many customers say the same within the hour. The bank sees it by itself, gathers their cases
// under one emergency, handles it within the hour and announces a plan within 24 hours.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a burst becomes one incident of grade I, handled within the hour, with its plan announced in time', async () => {
  const s = await scene()
  const app = await s.key()
  for (const [nth, text] of BURST_VOICES.slice(0, 6).entries()) {
    s.setClock(new Date(Date.parse('2026-03-02T01:00:00Z') + nth * 600_000).toISOString())
    await app('POST', '/api/feedback', {
      channel: 'app',
      outlet: 'O11',
      text,
      contact: { name: `客户${nth}`, phone: `1540000010${nth}` },
    })
  }
  await s.moveTo('2026-03-02T01:50:10Z')
  const [incident] = await s.query<{ id: string; lead_case_id: string; number: string }>('select * from incident')
  if (!incident) throw new Error('no incident was opened')

  const base = await serveScene(s)
  const page = await atDesk(browser, s, base, 'supervisor')
  await page.goto(`/cases/${incident.lead_case_id}`)
  await page.getByText('同类反馈突增').first().waitFor()
  await nothingSerious(page, 'case of the incident')
  await page.getByRole('button', { name: '受理' }).last().click()
  const confirm = page.getByRole('button', { name: '受理', exact: true })
  await confirm
    .last()
    .click({ timeout: 2000 })
    .catch(() => {})
  // The emergency first, its cause after (4.2.2: within one hour).
  await page.getByRole('button', { name: '处理', exact: true }).first().click()
  await choose(page, '处理措施', '重新办理')
  await page.getByLabel('为客户做了什么').fill('已切换备用登录节点，登录恢复')
  await submit(page, '记录处理')
  await page.getByText('已切换备用登录节点').first().waitFor()
  s.setClock('2026-03-02T02:05:00Z')
  await page.getByRole('button', { name: '提交方案' }).first().click()
  await page.getByLabel('改进方案').last().fill('今晚扩容登录网关；公告已发布在手机银行首页。')
  await submit(page, '提交方案')
  await page.getByRole('listitem').filter({ hasText: '今晚扩容登录网关' }).first().waitFor()
  await nothingSerious(page, 'announced plan')

  expect(await s.query('select count(*)::int as n from service_case where incident_id = $1', [incident.id])).toEqual([
    { n: 6 },
  ])
  const [row] = await s.query<{ announced_at: Date }>('select announced_at from incident')
  expect(row?.announced_at.toISOString()).toBe('2026-03-02T02:05:00.000Z')
  expect(
    await s.query('select commitment_id, state from clock where case_id = $1 and commitment_id like $2 order by 1', [
      incident.lead_case_id,
      '4.2.2/I-%',
    ]),
  ).toEqual([
    { commitment_id: '4.2.2/I-handling', state: 'met' },
    { commitment_id: '4.2.2/I-plan', state: 'met' },
  ])
})
