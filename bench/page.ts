import { openBrowser } from '../e2e/browser.ts'
import type { BenchLine } from './bench-line.ts'
import { serveBank, throwAwayFolder } from './throw-away.ts'

/** What a five-year-old telephone on a slow network is asked to load before the first word can be read (4.1.2). */
const LIMIT_KILOBYTES = 150

/**
 * Everything that the customer's first screen loads, as it travels: the browser itself counts the bytes of each answer,
 * heads included, from a served build. Also until the heading stands, at the speed of slow mobile data.
 */
export async function bench(): Promise<BenchLine> {
  const { folder, close } = throwAwayFolder()
  const served = await serveBank(folder)
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    await network.send('Network.emulateNetworkConditions', SLOW_MOBILE)
    const loaded = new Map<string, { url: string; bytes: number; encoding: string }>()
    network.on('Network.responseReceived', ({ requestId, response }) =>
      loaded.set(requestId, {
        url: response.url,
        bytes: 0,
        encoding: response.headers['content-encoding'] ?? response.headers['Content-Encoding'] ?? '',
      }),
    )
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const each = loaded.get(requestId)
      if (each) each.bytes = encodedDataLength
    })
    const began = performance.now()
    // A telephone that knows gzip and nothing newer.
    await page.setExtraHTTPHeaders({ 'accept-encoding': 'gzip' })
    await page.goto(`${served.base}/c/?from=web`)
    await page.locator('main h1').waitFor()
    const readMilliseconds = Math.round(performance.now() - began)
    await page.waitForLoadState('networkidle')
    const answers = [...loaded.values()].filter(({ url }) => url.startsWith('http'))
    const kilobytes = answers.reduce((sum, { bytes }) => sum + bytes, 0) / 1024
    return {
      bench: 'page',
      value: Number(kilobytes.toFixed(1)),
      unit: 'kB gzip',
      limit: LIMIT_KILOBYTES,
      ratio: Number((LIMIT_KILOBYTES / kilobytes).toFixed(2)),
      kilobytesGzip: Number(kilobytes.toFixed(1)),
      requests: answers.length,
      readMilliseconds,
    }
  } finally {
    await browser.close()
    await served.stop()
    await close()
  }
}

/** 400 kbit/s and 400 ms: an old telephone in the countryside. */
const SLOW_MOBILE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
