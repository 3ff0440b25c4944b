import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { scene } from '#test/scene.ts'

export type Scene = Awaited<ReturnType<typeof scene>>

/** The scene's bank on a free port of this machine, until the test ends. */
export const serveScene = (s: Scene): Promise<string> => s.app.server.listen({ port: 0, host: '127.0.0.1' })

/** A person at their own device, in Chinese, closed when the test ends. */
export async function openPage(browser: Browser, base: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1366, height: 768 },
    baseURL: base,
    ...options,
  })
  onTestFinished(() => context.close())
  return context.newPage()
}

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(/\/work/)
}

/** Somebody of the staff who is signed in, on no page yet: signing in by the form has a journey of its own. */
export async function signedIn(
  browser: Browser,
  s: Scene,
  base: string,
  login: string,
  options?: BrowserContextOptions,
): Promise<Page> {
  const page = await openPage(browser, base, options)
  const answer = await page.request.post('/api/session', { data: { login, password: s.password } })
  expect(answer.status()).toBe(200)
  return page
}

/** The same, at a desk with the work of the day before them. */
export async function atDesk(...who: Parameters<typeof signedIn>): Promise<Page> {
  const page = await signedIn(...who)
  await page.goto('/work')
  return page
}

/** Types into a choice until only the wanted word is left, and takes it. */
export async function choose(page: Page, label: string, word: string): Promise<void> {
  await page.getByLabel(label).fill(word)
  await page.keyboard.press('Enter')
}

/** Presses the button of the form that was opened last. */
export const submit = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).last().click()

/** Serious and critical faults of the page as it stands, each with its place. */
export async function seriousFaults(page: Page, what: string): Promise<string[]> {
  // A list of choices that was left is still closing for a moment; the library names its listbox by nothing.
  await page.waitForFunction(() => !document.querySelector('.ant-select-dropdown:not(.ant-select-dropdown-hidden)'))
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${what}: ${id} ${target.join(' ')}`))
}

export const nothingSerious = async (page: Page, what: string): Promise<void> =>
  expect(await seriousFaults(page, what)).toEqual([])
