import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { atDesk, nothingSerious, openPage, type Scene, serveScene } from './people.ts'

// Manual 4.1.2, 2.2.2 and 4.3: the telephone rings, the agent turns the call into a complaint by one key, the credit-card
// centre answers a ticket, the customer is told by SMS and says that it is solved. The agent's hands never leave the keys.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const CALL = { callId: 'K-20260302-1', at: '2026-03-02T00:58:00Z' }

/** The telephone system's own words, in an order that no telephone system keeps: the answer before the ringing. */
async function ring(s: Scene): Promise<void> {
  const cti = await s.key(['call.report'], 'HO', 'hotline')
  const tell = (event: object) => cti('POST', '/api/calls/events', { ...CALL, ...event })
  const way = { queue: '信用卡服务', ivr: ['2 信用卡', '3 积分'], caller: '15400000001' }
  await tell({ event: 'answered', sequence: 2, agent: 'agent', at: '2026-03-02T00:58:09Z' })
  for (let twice = 0; twice < 2; twice += 1)
    expect((await tell({ event: 'ringing', sequence: 1, agent: 'agent', ...way })).status).toBe(200)
  await tell({ event: 'recording', sequence: 3, recording: 'rec/K-20260302-1.wav' })
}

/** Goes on by Tab until the wanted thing has the focus: what a person without a mouse does. */
async function tabTo(page: Page, selector: string, most = 150): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the focus never came to ${selector}`)
}

/** Opens an act of the case, whose first field then has the focus. */
async function open(page: Page, act: string | RegExp): Promise<void> {
  const button = page
    .getByRole('toolbar')
    .getByRole('button', { name: act, exact: typeof act === 'string' })
    .first()
  await button.waitFor()
  await button.evaluate((it) => it.setAttribute('data-wanted', 'yes'))
  await tabTo(page, '[data-wanted]')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('form') !== null)
}

/** Types a word into the choice that has the focus, and takes what is left. */
async function pick(page: Page, word: string): Promise<void> {
  await page.keyboard.type(word)
  await page.getByTitle(word).or(page.locator('.ant-select-item-option-active')).first().waitFor()
  await page.keyboard.press('Enter')
}

async function fill(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, `form ${field}`)
  await page.keyboard.type(text)
}

async function send(page: Page): Promise<void> {
  await tabTo(page, 'form button[type="submit"]')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('section form button[type="submit"]') === null)
}

test('a call becomes a complaint by one key, and goes by the credit-card centre to the customer’s own «solved»', async () => {
  const s = await scene({ now: '2026-03-02T01:00:00Z' })
  const base = await serveScene(s)
  const agent = await atDesk(browser, s, base, 'agent')
  const faults: string[] = []
  agent.on('pageerror', (error) => faults.push(error.message))
  await agent.goto('/calls')
  await agent.getByText('没有来电').waitFor()
  await nothingSerious(agent, 'no call')

  await ring(s)
  await agent.getByText('154****0001').waitFor({ timeout: 15_000 })
  await agent.getByText('张*明').waitFor()
  await agent.getByText('rec/K-20260302-1.wav').waitFor()
  await nothingSerious(agent, 'a call')
  // The notes have the focus. A key that an input method is still composing with belongs to it.
  await agent.keyboard.type('积分兑换的礼品一直没收到，麻烦帮我查一下')
  await agent.evaluate(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'F2', isComposing: true, bubbles: true, cancelable: true }),
    ),
  )
  expect(await s.query('select id from service_case')).toEqual([])
  await agent.keyboard.press('F2')
  await agent.getByRole('heading', { name: '请向客户复述' }).waitFor()
  const [opened] = await s.query<{ id: string; number: string; grade: string }>(
    'select id, number, grade from service_case',
  )
  if (!opened) throw new Error('the key opened no case')
  await agent.getByText(opened.number, { exact: true }).first().waitFor()
  await nothingSerious(agent, 'what is read to the customer')
  await agent.keyboard.press('End')
  await agent.keyboard.type('\n客户希望周五前回复')
  await agent.keyboard.press('F9')
  await agent.getByRole('form', { name: '通话小结' }).waitFor()
  await nothingSerious(agent, 'wrap-up')
  await agent.keyboard.press('Enter')
  await agent.getByText('没有来电').waitFor()

  await agent.goto(`/cases/${opened.id}`)
  await agent.getByText('客户希望周五前回复').first().waitFor()
  await open(agent, '发工单')
  await pick(agent, '信用卡中心')
  await fill(agent, 'textarea', '请核实积分兑换礼品的发货情况')
  await send(agent)
  await answerAsCardCentre(s, base, opened.id)

  await agent.getByText('供应商漏发，今日补发').first().waitFor({ timeout: 20_000 })
  await open(agent, '分析原因')
  await pick(agent, '权益兑现不到位')
  await fill(agent, 'textarea', '礼品供应商漏发，已核实')
  await send(agent)
  if (opened.grade !== 'III') throw new Error(`an individual matter was graded ${opened.grade}`)
  await open(agent, '处理')
  await pick(agent, '重新办理')
  await fill(agent, 'textarea', '已安排供应商补发并加急')
  await send(agent)
  await open(agent, /^答复/)
  await fill(agent, 'textarea', '您好，礼品已加急补发，三日内送达，抱歉让您久等。')
  await send(agent)
  await confirmAsCustomer(s, base)

  const [row] = await s.query(
    `select c.channel, c.is_complaint, c.stage, c.outcome, c.received_at, c.owner_id = c.resolved_by as by_owner, t.state as ticket,
       k.outcome as call_outcome, k.caller_phone, cc.kind, l.state as law
     from service_case c join ticket t on t.case_id = c.id join call_case cc on cc.case_id = c.id join call k on k.id = cc.call_id
     join clock l on l.case_id = c.id and l.commitment_id = '7/law-simple' where c.id = $1`,
    [opened.id],
  )
  expect(row).toEqual({
    channel: 'hotline',
    is_complaint: true,
    stage: 'closed',
    outcome: 'verified',
    received_at: new Date(CALL.at),
    by_owner: true,
    ticket: 'answered',
    call_outcome: 'complaint',
    caller_phone: '15400000001',
    kind: 'opened',
    law: 'met',
  })
  expect(await s.query('select count(*)::int as n from call')).toEqual([{ n: 1 }])
  expect(faults).toEqual([])
})

/** The credit-card centre sees the whole context, the call's too, and answers within its own limit. */
async function answerAsCardCentre(s: Scene, base: string, caseId: string): Promise<void> {
  const page = await atDesk(browser, s, base, 'card-handler')
  await page.goto(`/cases/${caseId}`)
  await page.getByText('信用卡服务 › 2 信用卡 › 3 积分').first().waitFor()
  await page.getByRole('button', { name: '领取' }).first().click()
  await page.getByLabel('答复内容').or(page.locator('form textarea')).first().fill('供应商漏发，今日补发')
  await page.locator('form button[type="submit"]').first().click()
  await page.getByText('供应商漏发，今日补发').first().waitFor()
}

async function confirmAsCustomer(s: Scene, base: string): Promise<void> {
  await s.bank.doAllDue()
  const [message] = await s.query<{ text: string }>('select text from phone_message order by at desc, id desc limit 1')
  const link = /\/a\/[\w-]+/.exec(message?.text ?? '')?.[0] as string
  const customer = await openPage(browser, base, { viewport: { width: 390, height: 844 } })
  await customer.goto(link)
  await customer.getByRole('button', { name: '已解决' }).click()
  await customer.getByLabel('5 星').check()
  await customer.getByRole('button', { name: '提交' }).click()
  await customer.getByText('谢谢您的确认').waitFor()
}

test('the desk’s screens keep nobody out, in both languages, on a desk and on a tablet', async () => {
  const s = await scene({ now: '2026-03-02T01:00:00Z' })
  const base = await serveScene(s)
  const president = await s.as('president')
  const day = { outlet: 'O11', fromAt: '2026-03-02T02:00:00Z', untilAt: '2026-03-02T04:00:00Z', place: '二楼接待室' }
  const { body: reception } = await president('POST', '/api/receptions', day)
  await president('POST', `/api/receptions/${reception.id}/open`, {})
  await president('POST', `/api/receptions/${reception.id}/matters`, { text: '提前还款要收违约金，合同里没写清楚' })
  const walks = [
    ['lobby', '/record?channel=letter', '快速录入', 'Quick entry'],
    ['lobby', '/record', '快速录入', 'Quick entry'],
    ['lobby', '/receptions', '行长接待日', "President's reception days"],
    ['lobby', `/receptions/${reception.id}`, /接待日/, /reception of/],
    ['lobby', `/receptions/${reception.id}/minutes`, /接待日纪要/, /Minutes of/],
    ['lobby', `/receptions/${reception.id}/announcement`, '行长接待日', "President's reception day"],
    ['agent', '/calls', '热线接听', 'Hotline'],
    ['manager', '/visits', '客户拜访', 'Customer visits'],
    ['manager', '/visits?place=groups', '客户拜访', 'Customer visits'],
  ] as const
  const pages = new Map<string, Page>()
  for (const [login, path, chinese, english] of walks) {
    const page = pages.get(login) ?? (await atDesk(browser, s, base, login, { viewport: { width: 820, height: 1180 } }))
    pages.set(login, page)
    await page.goto(path)
    await page.getByRole('heading', { name: chinese, level: 1 }).waitFor()
    await nothingSerious(page, path)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: english, level: 1 }).waitFor()
    await nothingSerious(page, `${path} in English`)
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('heading', { name: chinese, level: 1 }).waitFor()
  }
})
