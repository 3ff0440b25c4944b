import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadManual } from '#platform/manual/manual.ts'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { rowsForRoutes } from './route-rows.ts'

// Every screen there is, as it is for whoever may open all of them: whole, readable, in both languages, by day and night.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The routes as they stand in the app: a new screen is walked from the day on which it is there. */
function routesOfTheApp(): string[] {
  const source = readFileSync('web/staff/routes.tsx', 'utf8')
  const paths = [...source.matchAll(/\bpath:\s*'([^']*)'/g)].map((match) => match[1] as string)
  expect(paths.length).toBe([...source.matchAll(/\bpath:/g)].length)
  return paths.filter((path) => path !== '/' && path !== '*')
}

/** `cases/:id?` is /cases and /cases/«a row»; a row that must be there and is not known fails by name. */
function addressesOf(path: string, rows: Record<string, string>): string[] {
  const bare = path.replace(/\/:\w+\?/g, '')
  const name = path.replace(/^\//, '').replace(/\/:\w+\??.*$/, '')
  const filled = rows[name] && path.replace(/:\w+\??/, rows[name])
  if (path.includes(':') && !filled) throw new Error(`e2e/route-rows.ts does not say which row fills ${path}`)
  const addresses = bare.includes(':') ? [] : [bare]
  if (filled && path.includes(':')) addresses.push(filled)
  return [...addresses.map((address) => (address.startsWith('/') ? address : `/${address}`))]
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
  return { s, base, addresses: routesOfTheApp().flatMap((path) => addressesOf(path, rows)) }
}

async function openPage(base: string, language: string, look: string, password: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1366, height: 768 } })
  await context.request.post('/api/session', { data: { login: 'service', password } })
  await context.addInitScript(
    ([spoken, shown]) => {
      localStorage.setItem('bihuan.language', spoken as string)
      localStorage.setItem('bihuan.look', shown as string)
    },
    [language, look],
  )
  return context.newPage()
}

/** Titled, and nothing is still being read. Never «the network is quiet»: a screen may listen for news as long as it is open. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  for (let quiet = 0; quiet < 3; ) {
    await page.waitForTimeout(150)
    quiet = (await page.locator('main [role="status"], main .ant-spin').count()) === 0 ? quiet + 1 : 0
  }
}

/** What is wrong with the screen that is open, in words. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('[data-mark]').analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const measured = await page.evaluate(() => {
    const text = document.body.innerText
    const cut = [...document.querySelectorAll<HTMLElement>('button, nav a, label, th, h1, h2')]
      .filter((it) => it.offsetParent && it.clientWidth > 0 && it.scrollWidth > it.clientWidth + 1)
      .filter((it) => getComputedStyle(it).overflowX !== 'visible' && getComputedStyle(it).clipPath === 'none')
      .map((it) => `cut off: ${it.innerText.slice(0, 40)}`)
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the screen'] : []
    const untold = [...text.matchAll(/\{\{\w+\}\}|\b[a-z]+(?:-[a-z]+)*\.[a-z]+[A-Z]\w*\b/g)].map(
      (it) => `untold: ${it[0]}`,
    )
    return [...cut, ...wide, ...untold]
  })
  const contrast = serious.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
  )
  return [...contrast, ...measured]
}

test.each([
  ['zh', 'light'],
  ['zh', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
])(
  'every screen in %s, %s: nothing serious for those who see or hear less, nothing cut off, nothing untold',
  async (language, look) => {
    const { s, base, addresses } = await bankWithEverything()
    expect(addresses.length).toBeGreaterThan(8)
    const page = await openPage(base, language, look, s.password)
    const faults: Record<string, string[]> = {}
    const thrown: string[] = []
    page.on('pageerror', (error) => thrown.push(String(error)))
    for (const address of addresses) {
      await page.setViewportSize({ width: 1366, height: 768 })
      await page.goto(address)
      await settled(page)
      expect(await page.evaluate(() => document.documentElement.dataset.look)).toBe(look)
      const found = await faultsOf(page)
      await page.setViewportSize({ width: 390, height: 844 })
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      if (isWide) found.push('wider than a telephone')
      if (found.length > 0) faults[address] = found
    }
    expect(faults).toEqual({})
    expect(thrown).toEqual([])
  },
)
