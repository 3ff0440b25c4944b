import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, counterOf, evaluatorAt, rate, tap, tokenOf } from '#test/rating-places.ts'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { atDesk, nothingSerious, type Scene, serveScene, submit } from './people.ts'

// Manual 4.1.1: the supervisor makes, prints and revokes the codes; the lobby manager shows the own one to customers.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** An outlet with a counter, a tablet that has brought taps, and a code of each kind. */
async function furnished(s: Scene) {
  const counterId = await counterOf(s)
  const outlet = await codeOf(s, 'outlet')
  await codeOf(s, 'counter', { counterId })
  await codeOf(s, 'employee', { staffId: await s.staffId('teller') })
  await codeOf(s, 'invitation', { staffId: await s.staffId('lobby') })
  const deviceKey = await evaluatorAt(s, counterId)
  const sentAt = '2026-03-02T01:00:00Z'
  const taps = [5, 5, 4, 5, 2, 3].map((rating, nth) => tap(nth + (nth > 3 ? 2 : 1), rating, sentAt))
  await s.nobody('POST', '/api/evaluator/taps', { deviceKey, sentAt, taps })
  await s.nobody('POST', '/api/evaluator/greet', { deviceKey, waitingCount: 3, waitingSinceMilliseconds: 600_000 })
  await rate(s, outlet.code, await tokenOf(s, outlet.code), 4)
  return { outlet }
}

test('a supervisor makes a code, prints it on a card, and revokes it with a reason', async () => {
  const s = await scene()
  await s.moveTo('2026-03-02T01:00:00Z')
  const base = await serveScene(s)
  await counterOf(s)
  const desk = await atDesk(browser, s, base, 'supervisor')
  await desk.goto('/codes')
  await desk.getByText('这里还没有二维码').waitFor()
  await desk.getByRole('button', { name: '新建二维码' }).click()
  await desk.getByRole('radio', { name: /^窗口码/ }).check()
  await desk.getByRole('combobox', { name: '窗口' }).click()
  await desk.getByTitle('3号窗口').click()
  await nothingSerious(desk, 'new code')
  await submit(desk, '生成')
  await desk.getByText('窗口码 · 3号窗口').waitFor()
  await desk.getByRole('checkbox', { name: '选择 窗口码 · 3号窗口' }).check()
  await desk.getByRole('button', { name: '打印所选（1）' }).click()
  await desk.getByText('A6 卡片').click()
  const sheet = desk.getByRole('article')
  expect(await sheet.textContent()).toMatch(/总行.*请您评价本次服务.*How was our service.*东门支行 · 3号窗口/s)
  expect(await sheet.getByRole('img').count()).toBe(1)
  await nothingSerious(desk, 'sheet')
  await desk.goto('/codes')
  await desk.getByRole('button', { name: '停用 窗口码 · 3号窗口' }).click()
  await desk.getByLabel('理由').fill('窗口搬迁，重新印制')
  await submit(desk, '停用')
  await desk.getByText('已停用', { exact: true }).waitFor()
  expect(await s.query('select kind, revoked_why from rating_code')).toEqual([
    { kind: 'counter', revoked_why: '窗口搬迁，重新印制' },
  ])
})

test('a lobby manager finds the duty to invite, and holds out the own code', async () => {
  const s = await scene()
  await s.moveTo('2026-03-02T01:00:00Z')
  const base = await serveScene(s)
  await furnished(s)
  const phone = await atDesk(browser, s, base, 'lobby', { viewport: { width: 390, height: 844 } })
  await phone.getByText('已完成 0 / 5').waitFor()
  await phone.getByRole('link', { name: '大堂经理每日邀请扫码评价' }).click()
  await phone.getByRole('button', { name: '出示 邀请码 · lobby' }).click()
  await phone.getByText('请您评价本次服务').waitFor()
  await nothingSerious(phone, 'code held out')
  const sides = await phone.locator('dialog svg').boundingBox()
  expect(sides?.width).toBeGreaterThan(200)
  await phone.getByRole('button', { name: '关闭' }).click()
  expect(await phone.getByRole('button', { name: /^停用/ }).count()).toBe(0)
})

test('codes, counters, evaluators and figures keep nobody out, in both languages, on a desk and a phone', async () => {
  const s = await scene()
  await s.moveTo('2026-03-02T01:00:00Z')
  const base = await serveScene(s)
  await furnished(s)
  const desk = await atDesk(browser, s, base, 'supervisor')
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await desk.setViewportSize(viewport)
    for (const [show, chinese, english] of [
      ['codes', '邀请码 · lobby', 'Invitation · lobby'],
      ['counters', '3号窗口', 'Counter 3'],
      ['figures', '近30天评价分布', 'By stars, last 30 days'],
    ] as const) {
      await desk.goto(`/codes?show=${show}`)
      await desk.getByText(chinese).first().waitFor()
      await nothingSerious(desk, `${show} ${viewport.width}`)
      await desk.evaluate(() => localStorage.setItem('bihuan.language', 'en'))
      await desk.reload()
      await desk.getByText(english).first().waitFor()
      await nothingSerious(desk, `${show} ${viewport.width} in English`)
      const overflow = await desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(`${show} ${viewport.width} ${overflow}`).toBe(`${show} ${viewport.width} 0`)
      await desk.evaluate(() => localStorage.setItem('bihuan.language', 'zh'))
    }
  }
})

test('what is printed is the sheets alone, each a page of its own size, without the staff’s margins and mark', async () => {
  const s = await scene()
  const base = await serveScene(s)
  await furnished(s)
  const desk = await atDesk(browser, s, base, 'supervisor')
  await desk.goto('/codes')
  await desk.getByRole('button', { name: '全选在用' }).click()
  await desk.getByRole('button', { name: '打印所选（4）' }).click()
  const pagesOf = async () => {
    const pdf = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1')
    return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
      [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)).join(' × '),
    )
  }
  await desk.getByRole('article').first().waitFor()
  expect(await pagesOf()).toEqual(Array(4).fill('210 × 297'))
  await desk.getByText('A6 卡片').click()
  expect(await pagesOf()).toEqual(Array(4).fill('105 × 148'))
  await desk.emulateMedia({ media: 'print' })
  for (const hidden of ['h1', '[data-mark]', 'nav'])
    for (const found of await desk.locator(hidden).all()) expect(await found.isVisible(), hidden).toBe(false)
})
