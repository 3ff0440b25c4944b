import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { openBrowser } from './browser.ts'
import { atDesk, choose, nothingSerious, openPage, serveScene, signIn, submit } from './people.ts'

// Manual 4.3 and 2.2.2: a complaint comes in through the app; a teller takes it, works it to its answer in the staff's
// app; the customer opens the link of the message and says that it is solved.
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a complaint goes from the app to the customer’s own «solved»', async () => {
  const s = await scene()
  const base = await serveScene(s)
  const channel = await s.key()
  const { body: receipt } = await channel('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    text: '积分兑换的礼品一直没收到，麻烦帮我查一下',
    contact: { name: '张小明', phone: '15400000001' },
  })
  const page = await openPage(browser, base)
  await page.goto('/sign-in')
  await nothingSerious(page, 'sign-in')
  await signIn(page, 'teller', s.password)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.getByText(receipt.caseNumber).first().waitFor()
  await nothingSerious(page, 'my work')
  await page.goto(`/cases/${receipt.caseId}`)
  await page.getByRole('button', { name: '受理' }).last().click()
  const takes = page.getByRole('button', { name: '受理', exact: true })
  if ((await takes.count()) > 0)
    await takes
      .last()
      .click({ timeout: 2000 })
      .catch(() => {})
  await page.getByRole('button', { name: '分析原因' }).first().click()
  await choose(page, '根本原因', '权益兑现不到位')
  await page.getByLabel('核实情况').fill('礼品供应商漏发，已核实')
  await submit(page, '记录原因')
  await page.getByText('礼品供应商漏发，已核实').waitFor()
  if (receipt.grade !== 'III') throw new Error(`an individual matter was graded ${receipt.grade}`)
  await page.getByRole('button', { name: '处理', exact: true }).first().click()
  await choose(page, '处理措施', '重新办理')
  await page.getByLabel('为客户做了什么').fill('已联系供应商补发并加急')
  await submit(page, '记录处理')
  await page.getByText('已联系供应商补发并加急').waitFor()
  await nothingSerious(page, 'case')
  await page.getByRole('button', { name: /^答复/ }).first().click()
  await page.getByLabel('答复内容').fill('您好，礼品已加急补发，三日内送达，抱歉让您久等。')
  await submit(page, '答复客户')
  await page.getByText('礼品已加急补发').first().waitFor()

  await s.bank.doAllDue()
  const [message] = await s.query<{ text: string }>('select text from phone_message order by at desc, id desc limit 1')
  const link = /\/a\/[\w-]+/.exec(message?.text ?? '')?.[0]
  const customer = await openPage(browser, base, { viewport: { width: 390, height: 844 } })
  await customer.goto(link as string)
  await customer.getByRole('button', { name: '已解决' }).click()
  await nothingSerious(customer, 'customer’s answer')
  await customer.getByLabel('5 星').check()
  await customer.getByRole('button', { name: '提交' }).click()
  await customer.getByText('谢谢您的确认').waitFor()

  const [row] = await s.query(
    'select stage, outcome, verified_at is not null as verified, resolved_by from service_case where id = $1',
    [receipt.caseId],
  )
  expect(row).toEqual({ stage: 'closed', outcome: 'verified', verified: true, resolved_by: await s.staffId('teller') })
  expect(faults).toEqual([])
})

test('the other screens show what is there, in both languages, and nothing on them keeps anybody out', async () => {
  const s = await scene()
  const base = await serveScene(s)
  const channel = await s.key()
  for (const text of ['手机银行登录不了', '排队排了两个小时', '柜员小李很热情'])
    await channel('POST', '/api/feedback', { channel: 'app', outlet: 'O11', text })
  const page = await atDesk(browser, s, base, 'service')
  await page.goto(`/feedback?search=${encodeURIComponent('排队')}`)
  await page.getByText('排队排了两个小时').first().waitFor()
  expect(await page.getByText('手机银行登录不了').count()).toBe(0)
  for (const [path, chinese, english] of [
    ['/feedback', '客户之声', 'Feedback'],
    ['/board', '手册履约看板', 'Clause board'],
    ['/look-back', '回头看', 'Look-back'],
    ['/work', '我的工作', 'My work'],
  ] as const) {
    await page.goto(`${path}`)
    await page.getByRole('heading', { name: chinese, level: 1 }).waitFor()
    await nothingSerious(page, path)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: english, level: 1 }).waitFor()
    await nothingSerious(page, `${path} in English`)
    await page.getByRole('button', { name: '中文' }).click()
  }
})
