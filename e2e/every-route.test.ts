import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import type { RouteObject } from 'react-router'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadManual } from '#platform/manual/manual.ts'
import { scene } from '#test/scene.ts'
import { screens } from '#web/staff/routes.tsx'
import { openBrowser } from './browser.ts'
import { rowsForRoutes } from './route-rows.ts'

// Every screen there is, as it is for whoever may open all of them: whole, readable, in both languages, by day and night.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Every path of the app's own route objects: a new screen is walked from the day on which it is there. */
const pathsOf = (routes: readonly RouteObject[], above = ''): string[] =>
  routes.flatMap(({ path, children }) => {
    const here = path === undefined ? above : `${above}/${path}`
    const below = children ? pathsOf(children, here) : []
    return path === undefined || path === '*' ? below : [here, ...below]
  })

/** `/cases/:id?` is /cases and /cases/«a row»; a row that must be there and is not known fails by name. */
function addressesOf(path: string, rows: Record<string, string>): string[] {
  const bare = path.replace(/\/(:\w+\?|\*)/g, '')
  const name = /^\/(.*?)\/:/.exec(path)?.[1]
  if (name === undefined) return [bare]
  const row = rows[name]
  if (!row && !path.includes('?')) throw new Error(`e2e/route-rows.ts does not say which row fills ${path}`)
  const filled = row ? [path.replace(/:\w+\??/, row)] : []
  return bare.includes(':') ? filled : [bare, ...filled]
}

async function bankWithEverything() {
  const s = await scene({ settings: { BIHUAN_WATERMARK: 'clear' } })
  const base = await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const rows = await rowsForRoutes(s)
  for (const { id } of loadManual('.').roles)
    await s.query(
      `insert into staff_role (staff_id, role, unit_id, from_on) values ($1, $2, $3, '2016-01-01') on conflict do nothing`,
      [await s.staffId('service'), id, await s.unitId('HO')],
    )
  return { s, base, addresses: pathsOf(screens).flatMap((path) => addressesOf(path, rows)) }
}

async function openPage(base: string, language: string, password: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1366, height: 768 } })
  await context.request.post('/api/session', { data: { login: 'service', password } })
  await context.addInitScript((spoken) => {
    localStorage.setItem('bihuan.language', spoken)
    localStorage.setItem('bihuan.look', 'system')
  }, language)
  return context.newPage()
}

/** Titled, and nothing is still being read. Never «the network is quiet»: a screen may listen for news as long as it is open. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  const until = Date.now() + 20_000
  for (let quiet = 0; quiet < 3; ) {
    if (Date.now() > until) throw new Error(`${page.url()} never came to rest`)
    await page.waitForTimeout(150)
    quiet = (await page.locator('main [aria-busy="true"], main .ant-spin').count()) === 0 ? quiet + 1 : 0
  }
}

/** What those who see or hear less would meet; by night only the colours are others. */
async function barriersOf(page: Page, look: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: look })
  await page.waitForFunction((wanted) => document.documentElement.dataset.look === wanted, look)
  // Colours change over a moment, and half a change has no contrast.
  await page.waitForTimeout(250)
  const axe = new AxeBuilder({ page }).exclude('[data-mark]')
  const { violations } = await (look === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${look}, ${id}: ${node.target.join(' ')} ${node.html.slice(0, 100)}`),
    )
}

/** What is cut off, wider than the screen, or a key instead of its words. */
const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const cut = [...document.querySelectorAll<HTMLElement>('button, nav a, label, th, h1, h2')]
      .filter((it) => it.offsetParent && it.clientWidth > 0 && it.scrollWidth > it.clientWidth + 1)
      .filter((it) => getComputedStyle(it).overflowX !== 'visible' && getComputedStyle(it).clipPath === 'none')
      .map((it) => `cut off: ${it.innerText.slice(0, 40)}`)
    const text = document.body.innerText
    const untold = [...text.matchAll(/\{\{\w+\}\}|\b[a-z]+(?:-[a-z]+)*\.[a-z]+[A-Z]\w*\b/g)].map(
      (it) => `untold: ${it[0]}`,
    )
    const isWide = document.documentElement.scrollWidth > window.innerWidth
    return [...cut, ...untold, ...(isWide ? ['wider than the screen'] : [])]
  })

test.each(['zh', 'en'])(
  'every screen in %s, by day and by night: nothing serious for those who see or hear less, nothing cut off, nothing untold',
  async (language) => {
    const { s, base, addresses } = await bankWithEverything()
    expect(addresses.length).toBeGreaterThan(8)
    const page = await openPage(base, language, s.password)
    const faults: Record<string, string[]> = {}
    const thrown: string[] = []
    page.on('pageerror', (error) => thrown.push(`${new URL(page.url()).pathname}: ${error}`))
    for (const address of addresses) {
      await page.setViewportSize({ width: 1366, height: 768 })
      await page.goto(address)
      await settled(page)
      const found = [
        ...(await barriersOf(page, 'light')),
        ...(await barriersOf(page, 'dark')),
        ...(await faultsOf(page)),
      ]
      await page.setViewportSize({ width: 390, height: 844 })
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
        found.push('wider than a telephone')
      if (found.length > 0) faults[address] = found
    }
    expect(faults).toEqual({})
    expect(thrown).toEqual([])
  },
  600_000,
)
