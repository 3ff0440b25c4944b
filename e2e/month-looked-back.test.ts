import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawnMonth, MONTH } from '#test/resolved-month.ts'
import { openBrowser } from './browser.ts'
import { atDesk, nothingSerious, serveScene, submit } from './people.ts'

// Manual 4.3, 回头看: a month is closed and drawn, its tenth is looked at again, and a case that was solved on paper
// only is opened once more, against its first resolution.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a month is closed, drawn and looked back at, and one case that was not solved is opened again', async () => {
  // Eleven resolved: a tenth, rounded up, is two.
  const { s } = await drawnMonth(11)
  const drawn = await s.query<{ id: string; case_id: string; login: string; number: string }>(
    `select l.id, l.case_id, p.login, c.number from look_back l join staff p on p.id = l.assigned_to
     join service_case c on c.id = l.case_id where l.month = $1 order by c.number`,
    [MONTH],
  )
  expect(drawn).toHaveLength(2)
  const base = await serveScene(s)
  const [solved, unsolved] = drawn as [(typeof drawn)[0], (typeof drawn)[0]]
  for (const { item, verdict, finding } of [
    { item: solved, verdict: '通过', finding: '电话回访：客户确认手续费已退回' },
    { item: unsolved, verdict: '不通过', finding: '电话回访：客户称手续费至今没有到账' },
  ]) {
    const page = await atDesk(browser, s, base, item.login)
    await page.goto('/look-back')
    await page.getByRole('button', { name: `检查 ${item.number}` }).click()
    await nothingSerious(page, 'look-back')
    await page.getByText(verdict, { exact: true }).click()
    await page.getByLabel('检查发现').fill(finding)
    await submit(page, '提交')
    await page.getByText(`${item.number} 的回头看已完成`).waitFor()
  }
  expect(await s.query('select case_id, state from look_back where month = $1 order by state', [MONTH])).toEqual([
    { case_id: unsolved.case_id, state: 'failed' },
    { case_id: solved.case_id, state: 'passed' },
  ])
  expect(
    await s.query('select stage, reopened_count, resolved_at from service_case where id = $1', [unsolved.case_id]),
  ).toEqual([{ stage: 'analyse', reopened_count: 1, resolved_at: null }])
  expect(await s.query('select stage, outcome from service_case where id = $1', [solved.case_id])).toEqual([
    { stage: 'closed', outcome: 'looked-back' },
  ])

  const auditor = await atDesk(browser, s, base, 'auditor')
  await auditor.goto('/look-back')
  await auditor.getByText('已在您的浏览器中重算：密钥与事先的承诺相符').waitFor()
  await nothingSerious(auditor, 'certificate')
})
