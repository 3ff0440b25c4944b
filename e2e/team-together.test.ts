import type { Browser, } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indexNewCustomers } from '#domains/service/customer-index/jobs.ts'
import { at, complaint, takenComplaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { nothingSerious, serveScene, signedIn } from './people.ts'

// Manual 2.2.2 and 2.1.3: colleagues at one case, and who leads them, see the same at the same moment.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

type Scene = Awaited<ReturnType<typeof scene>>

const desk = (s: Scene, base: string, login: string) => signedIn(browser, s, base, login)

test('what one colleague does appears at the other’s desk by itself, and an answer that was begun before it is held back', async () => {
  const s = await scene()
  const base = await serveScene(s)
  const teller = await s.as('teller')
  const id = await takenComplaint(s, teller)
  const [mine, other] = [await desk(s, base, 'teller'), await desk(s, base, 'supervisor')]
  await mine.goto(`/cases/${id}?do=analyse`)
  await mine.getByRole('heading', { name: '分析原因' }).waitFor()
  await other.goto(`/cases/${id}`)
  await other.getByText('teller正在办理').waitFor()
  await mine.getByText('supervisor在看').waitFor()

  await other.goto(`/cases/${id}?do=note`)
  await other.getByLabel('备注（仅内部可见）').fill('我已电话联系客户，先不要答复')
  await other.getByRole('button', { name: '备注', exact: true }).click()
  // Nobody reloads: the news comes to the open form.
  await mine.getByText('您打开之后，案件有了新进展：').waitFor()
  await nothingSerious(mine, 'news above a form')
  await mine.getByLabel(/^根本原因/).fill('态度')
  await mine.keyboard.press('Enter')
  await mine.getByLabel('核实情况').fill('已调阅录像')
  await mine.getByRole('button', { name: '记录' }).click()
  await mine.getByText('您打开之后案件有了新进展，请先看过再提交').waitFor()
  expect(await s.query('select stage from service_case')).toEqual([{ stage: 'analyse' }])

  await mine.getByRole('button', { name: '已看过，继续填写' }).click()
  expect(await mine.getByLabel('核实情况').inputValue()).toBe('已调阅录像')
  await mine.getByRole('button', { name: '记录' }).click()
  await mine.waitForURL((url) => !url.search.includes('do='))
  expect(await s.query('select stage from service_case')).toEqual([{ stage: 'handle' }])
})

test('who leads moves two cases at once with a preview, and takes it back', async () => {
  const s = await scene()
  const base = await serveScene(s)
  await takenComplaint(s, await s.as('teller'))
  await complaint(s)
  s.setClock('2026-03-20T02:00:00Z')
  const page = await desk(s, base, 'supervisor')
  await page.goto('/team')
  await page.getByRole('heading', { name: '现在需要我' }).waitFor()
  await nothingSerious(page, 'team')
  for (const box of await page.getByRole('checkbox', { name: /^选择案件/ }).all()) await box.check()
  await page.getByRole('button', { name: '改派…' }).click()
  await page.getByLabel('派给').fill('lobby')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByText('在办 0 → 2').waitFor()
  await nothingSerious(page, 'preview')
  await page.getByRole('button', { name: '柜员轮班' }).click()
  await page.getByRole('button', { name: '确认改派 2 件' }).click()
  await page.getByText('已改派 2 件').waitFor()
  const owners = () =>
    s.query('select p.login from service_case c left join staff p on p.id = c.owner_id order by c.number')
  expect(await owners()).toEqual([{ login: 'lobby' }, { login: 'lobby' }])
  await page.getByRole('button', { name: /^撤回/ }).click()
  await page.getByText('已撤回 2 件').waitFor()
  expect(await owners()).toEqual([{ login: 'teller' }, { login: null }])
})

test('one box finds a page and a customer by initials, without a letter of the input method acting', async () => {
  const s = await scene()
  await indexNewCustomers(s.world)
  const base = await serveScene(s)
  const { caseId } = await complaint(s)
  const page = await desk(s, base, 'teller')
  await page.goto('/work')
  await page.getByRole('heading', { name: '我的工作' }).waitFor()
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: '查找（Ctrl-K）' })
  await box.fill('zxm')
  await page.getByRole('option', { name: /张\*明/ }).waitFor()
  await nothingSerious(page, 'finder')
  // Enter that chooses characters in the input method opens nothing.
  await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true, keyCode: 229 })
  expect(new URL(page.url()).pathname).toBe('/work')
  await box.fill('lykb')
  await page.getByRole('option', { name: '履约看板' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/board/)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '查找（Ctrl-K）' }).fill('手续费')
  await page
    .getByRole('option', { name: /手续费/ })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(at(caseId).replace('/api', '')))
})

test('the screens of the team are as open in English', async () => {
  const s = await scene()
  const base = await serveScene(s)
  await complaint(s)
  const page = await desk(s, base, 'supervisor')
  await page.goto('/team')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Needs me now' }).waitFor()
  await nothingSerious(page, 'team in English')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await nothingSerious(page, 'finder in English')
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByText('All pages').waitFor()
  await nothingSerious(page, 'all pages on a phone')
})
