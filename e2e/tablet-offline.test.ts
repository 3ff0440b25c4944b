import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { atDesk, nothingSerious, openPage, type Scene, serveScene, submit } from './people.ts'

// Manual 4.1.1: the counter evaluator works on a tablet without a login, and through a network failure.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const TABLET = { viewport: { width: 1024, height: 768 } }

/** The supervisor puts up a counter and reads the code; the tablet at the counter becomes its evaluator. */
async function enrolledTablet(s: Scene, base: string): Promise<Page> {
  const desk = await atDesk(browser, s, base, 'supervisor')
  await desk.goto('/codes?show=counters')
  await desk.getByRole('button', { name: '新建窗口' }).click()
  await desk.getByLabel('窗口名称').fill('3号窗口')
  await desk.getByLabel('英文名称').fill('Counter 3')
  await submit(desk, '新建')
  await desk.getByRole('button', { name: '登记评价器：3号窗口' }).click()
  const code = await desk.locator('dd', { hasText: /^[2-9A-Z]{4} [2-9A-Z]{4}$/ }).textContent()
  await nothingSerious(desk, 'enrolment')

  const tablet = await openPage(browser, base, TABLET)
  // Its clock runs by hand, so that nobody waits for thanks to fade.
  await tablet.clock.install()
  await tablet.goto('/kiosk/')
  await tablet.getByLabel('登记码').fill(code as string)
  await nothingSerious(tablet, 'tablet’s enrolment')
  await tablet.getByRole('button', { name: '登记', exact: true }).click()
  await tablet.getByText('东门支行 · 3号窗口').first().waitFor()
  await tablet.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  return tablet
}

/** One customer taps, and the tablet is ready for the next one by itself. */
async function rate(tablet: Page, face: string): Promise<void> {
  await tablet.getByRole('button', { name: face, exact: true }).click()
  if (face.includes('不满意')) await tablet.getByRole('button', { name: '不用了，直接提交' }).click()
  await tablet.getByText(face.includes('不满意') ? '非常抱歉让您不满意' : '感谢您的评价').waitFor()
  await tablet.clock.fastForward(6_000)
  await tablet.getByRole('heading', { name: '请您评价本次服务' }).waitFor()
}

const rows = (s: Scene) =>
  s.query<{ rating: number; sequence: number }>('select rating, sequence from rating order by sequence')

async function until(come: () => Promise<boolean>, what: string): Promise<void> {
  for (let nth = 0; nth < 100; nth++) {
    if (await come()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`in vain: ${what}`)
}

test('a tablet that loses its network for ten ratings, and is switched off meanwhile, delivers each once', async () => {
  const s = await scene()
  const base = await serveScene(s)
  const tablet = await enrolledTablet(s, base)
  const faults: string[] = []
  tablet.on('pageerror', (error) => faults.push(error.message))
  expect(await tablet.locator('[aria-pressed=true], :checked').count()).toBe(0)
  await nothingSerious(tablet, 'faces')

  await tablet.context().setOffline(true)
  const faces = ['非常满意', '满意', '一般', '不满意', '非常满意']
  for (const face of faces) await rate(tablet, face)
  await tablet.getByText(/^5 条评价等待送出/).waitFor()
  await nothingSerious(tablet, 'offline')
  await tablet.reload()
  await tablet.getByText(/^5 条评价等待送出/).waitFor()
  for (const face of faces) await rate(tablet, face)
  await tablet.getByText(/^10 条评价等待送出/).waitFor()
  expect(await rows(s)).toEqual([])

  // The first answers are lost on the way back: what was recorded comes again.
  let lost = 0
  await tablet.route('**/api/evaluator/taps', async (route) => {
    if (lost++ > 0) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await tablet.context().setOffline(false)
  await until(async () => (await rows(s)).length === 10, 'ten ratings')
  await tablet.reload()
  await until(async () => lost > 1, 'a second delivery')
  await tablet.getByRole('heading', { name: '请您评价本次服务' }).waitFor()
  await until(async () => (await tablet.getByText(/条评价等待送出/).count()) === 0, 'an empty queue')
  expect((await rows(s)).map(({ rating }) => rating)).toEqual([5, 4, 3, 2, 5, 5, 4, 3, 2, 5])
  expect(new Set((await rows(s)).map(({ sequence }) => sequence)).size).toBe(10)
  expect(await s.query(`select count(*)::int as n from feedback where channel = 'counter-evaluator'`)).toEqual([
    { n: 10 },
  ])
  expect(await s.query(`select count(*)::int as n from clock where commitment_id = '6.1.3/apology'`)).toEqual([
    { n: 2 },
  ])
  expect(faults).toEqual([])
})

test('a tab that is killed between the bad face and its reasons has kept the rating', async () => {
  const s = await scene()
  const base = await serveScene(s)
  const tablet = await enrolledTablet(s, base)
  await tablet.getByRole('button', { name: 'English' }).click()
  await tablet.getByRole('button', { name: 'Very dissatisfied' }).click()
  await tablet.getByText('What went wrong?').waitFor()
  await nothingSerious(tablet, 'why, in English')
  expect(await rows(s)).toEqual([])
  await tablet.reload()
  await until(async () => (await rows(s)).length === 1, 'the rating')
  expect(await rows(s)).toMatchObject([{ rating: 1 }])
})

test('whoever is still writing is not interrupted; who walked away has rated, and the next one finds the faces', async () => {
  const s = await scene()
  const base = await serveScene(s)
  const tablet = await enrolledTablet(s, base)
  await tablet.getByRole('button', { name: '不满意', exact: true }).click()
  await tablet.clock.fastForward(40_000)
  await tablet.getByLabel(/还想对我们说的话/).fill('等了一个小时')
  await tablet.clock.fastForward(40_000)
  expect(await tablet.getByLabel(/还想对我们说的话/).inputValue()).toBe('等了一个小时')
  await tablet.clock.fastForward(6_000)
  await tablet.getByText('非常抱歉让您不满意').waitFor()
  await tablet.clock.fastForward(6_000)
  await tablet.getByRole('heading', { name: '请您评价本次服务' }).waitFor()
  await until(async () => (await rows(s)).length === 1, 'the rating')
  expect(await s.query('select text from feedback')).toEqual([{ text: '等了一个小时' }])
})

test('a tablet that was shut out says so, loses nothing, and delivers once it is enrolled at its counter again', async () => {
  const s = await scene({ as: 'supervisor' })
  const base = await serveScene(s)
  const tablet = await enrolledTablet(s, base)
  await tablet.context().setOffline(true)
  await rate(tablet, '满意')
  const [evaluator] = (await s.call('GET', '/api/evaluators')).body.items
  await s.call('POST', `/api/evaluators/${evaluator.id}/revoke`, {})
  await tablet.context().setOffline(false)
  await tablet.reload()
  await tablet.getByText('此评价器已停用').waitFor()
  await tablet.getByText('本机还有 1 条评价没有送出').waitFor()
  await nothingSerious(tablet, 'shut out')
  expect(await rows(s)).toEqual([])
  const { body } = await s.call('POST', '/api/evaluators/enrolments', { counterId: evaluator.counterId })
  await tablet.getByRole('button', { name: '重新登记' }).click()
  await tablet.getByLabel('登记码').fill(body.code)
  await tablet.getByRole('button', { name: '登记', exact: true }).click()
  await until(async () => (await rows(s)).length === 1, 'the rating')
})
