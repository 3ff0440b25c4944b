import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, packagedBrowser } from './browser.ts'

async function titleSeenBy(browser: Awaited<ReturnType<typeof openBrowser>>): Promise<string | null> {
  try {
    const page = await browser.newPage()
    await page.setContent('<h1>工单</h1><script>document.querySelector("h1").append(" 已办结")</script>')
    expect((await page.locator('h1').boundingBox())?.height).toBeGreaterThan(10)
    return await page.locator('h1').textContent()
  } finally {
    await browser.close()
  }
}

test('the browser of the journeys shows a page and runs its script', async () => {
  expect(await titleSeenBy(await openBrowser())).toBe('工单 已办结')
})

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'the packaged browser does so as well, with the libraries that it brings',
  async () => {
    expect(await titleSeenBy(await chromium.launch(await packagedBrowser()))).toBe('工单 已办结')
  },
)
