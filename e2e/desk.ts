import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Scene } from '#test/matter.ts'

/** A colleague at a desk: a browser of their own, signed in at the door. */
export async function atDesk(
  browser: Browser,
  s: Scene,
  login: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; base: string }> {
  const address = s.app.server.server.address()
  const base =
    typeof address === 'object' && address
      ? `http://127.0.0.1:${address.port}`
      : await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1366, height: 768 },
    baseURL: base,
    ...options,
  })
  const page = await context.newPage()
  await context.request.post('/api/session', { data: { login, password: s.password } })
  return { page, base }
}
