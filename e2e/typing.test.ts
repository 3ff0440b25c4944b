import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiveAndTake } from '#test/matter.ts'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { serveScene, signedIn } from './people.ts'

// What somebody types is theirs: no lost session, no crash and no key of ours takes it away.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const NOTE = '调阅录像，柜员语气生硬，已约谈本人'
const note = (page: Page) => page.getByLabel('核实情况')

async function analysing() {
  const s = await scene({ as: 'teller' })
  const caseId = await receiveAndTake(s, s.call)
  const page = await signedIn(browser, s, await serveScene(s), 'teller')
  await page.goto(`/cases/${caseId}?do=analyse`)
  await page.getByLabel('根本原因').fill('服务态度')
  await page.keyboard.press('Enter')
  await note(page).fill(NOTE)
  const causes = () => s.query<{ root_cause: string | null }>('select root_cause from service_case')
  return { s, caseId, page, causes }
}

test('a session that ends under a form is opened again above it, and what was typed goes on once', async () => {
  const { s, page, causes } = await analysing()
  // Gone while the act is on its way: a screen that listens would notice by itself, a moment later.
  await page.route(
    /\/analyse$/,
    async (route) => {
      await s.query('delete from session')
      await route.continue()
    },
    { times: 1 },
  )
  await page.getByRole('button', { name: '记录原因' }).click()
  await page.getByText('请重新登录').waitFor()
  await page.getByLabel('密码').fill(s.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await note(page).waitFor({ state: 'detached' })
  expect((await causes())[0]?.root_cause).not.toBe(null)
})

test('a tab that is gone from one moment to the next comes back with what was typed in it', async () => {
  const { s, caseId, page, causes } = await analysing()
  const again = await page.context().newPage()
  await page.close({ runBeforeUnload: false })
  await again.goto(`/cases/${caseId}?do=analyse`)
  await note(again).waitFor()
  expect(await note(again).inputValue()).toBe(NOTE)
  await again.getByRole('button', { name: '记录原因' }).click()
  await note(again).waitFor({ state: 'detached' })
  expect((await causes())[0]?.root_cause).not.toBe(null)
  // Sent is sent: no draft is left of it.
  expect(await again.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('.draft.')))).toEqual([])
  expect(s).toBeTruthy()
})

test('somebody else who signs in at that desk finds nothing of it', async () => {
  const { s, caseId, page } = await analysing()
  await page.context().clearCookies()
  await page.context().request.post('/api/session', { data: { login: 'supervisor', password: s.password } })
  await page.goto(`/cases/${caseId}?do=analyse`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('录像')
})

const isListed = (page: Page) => page.getByRole('dialog').filter({ hasText: '快捷键' }).isVisible()

test('? lists the keys of the screen; none acts while somebody types or an input method composes', async () => {
  const s = await scene({ as: 'teller' })
  await receiveAndTake(s, s.call)
  const page = await signedIn(browser, s, await serveScene(s), 'teller')
  await page.goto('/cases')
  const search = page.getByPlaceholder('编号或内容')
  await search.waitFor()
  const opened = () => new URL(page.url()).pathname

  await search.click()
  await page.keyboard.type('jk?')
  expect([await search.inputValue(), await isListed(page), opened()]).toEqual(['jk?', false, '/cases'])

  // Pinyin on its way to characters: the letters are the input method's.
  const wire = await page.context().newCDPSession(page)
  await search.fill('')
  await wire.send('Input.imeSetComposition', { text: 'ke', selectionStart: 2, selectionEnd: 2 })
  await page.keyboard.press('j')
  expect([await isListed(page), opened()]).toEqual([false, '/cases'])
  await wire.send('Input.insertText', { text: '客' })

  // Outside of any field, as browsers tell of it: some only by 229.
  await page.locator('body').click({ position: { x: 700, y: 500 } })
  for (const told of [{ isComposing: true }, { keyCode: 229 }])
    for (const key of ['j', '?'])
      await page.evaluate(
        ([name, more]) =>
          document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key: name as string, bubbles: true, ...(more as object) }),
          ),
        [key, told] as const,
      )
  await page.waitForTimeout(200)
  expect([await isListed(page), opened()]).toEqual([false, '/cases'])

  await page.keyboard.press('?')
  await page.getByText('下一条').waitFor()
  // Under the list no key of the screen acts.
  await page.keyboard.press('j')
  expect(opened()).toBe('/cases')
  await page.keyboard.press('Escape')
  await page.getByText('下一条').waitFor({ state: 'hidden' })
  await page.keyboard.press('j')
  await page.waitForURL(/\/cases\/[\da-f-]{36}/)
})
