import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, walkToReply } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'
import { handOverToken } from '#test/stand-ins/bank-app.ts'
import { openBrowser } from './browser.ts'
import { KEPT, measureElder } from './elder-norm.ts'

// Manual 2.3.1 and 4.1.2: Mrs Li is seventy-six, angry, and comes in with the bank's app.
const NOW = '2026-03-02T01:00:00Z'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser({ args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] })
})
afterAll(() => browser.close())

test('an elder leaves feedback by voice and in large type, is promised a date, and says «not solved» in the same type', async () => {
  const s = await scene({ now: NOW, as: 'teller' })
  const base = await s.app.server.listen({ port: 0, host: '127.0.0.1' })
  const admin = await s.as('security-admin')
  const { body: key } = await admin('POST', '/api/keys', {
    name: '手机银行',
    scopes: ['customer.hand-over'],
    channel: 'app',
    unitId: await s.unitId('HO'),
  })
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    permissions: ['microphone'],
  })
  const page = await context.newPage()
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
  const isKept = async () => {
    expect(await measureElder(page, 30)).toEqual(KEPT)
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  }

  // The app hands her over; her age offers elder mode, and the address keeps nothing of the token.
  await page.goto(`${base}/c/?from=app#hand-over=${handOverToken(key, Date.parse(NOW) / 1000)}`)
  await page.getByText('李*英，您好').waitFor()
  expect(page.url()).toBe(`${base}/c/?from=app`)
  await press('换成长辈版')
  await press('朗读 · 大字')
  await page.getByLabel('最大').check()
  await isKept()
  await press(/返回/)

  await press('我要反馈')
  await press('按一下，开始说话')
  await page.getByText(/正在录音，已经 [2-9] 秒/).waitFor()
  await press('说完了，按一下停止')
  await page.getByText(/录好了，\d+ 秒/).waitFor()
  // Nothing is lost by a reload, neither the voice nor the type.
  await page.reload()
  await page.getByText(/录好了，\d+ 秒/).waitFor()
  await isKept()
  await press('下一步')
  await page.getByLabel('网点（可不填）').selectOption({ label: '东门支行' })
  await isKept()
  await press('下一步')
  await page.getByText('李*英 154****0002').waitFor()

  // The network is gone at the very moment of sending; it goes out by itself once it is back, and once.
  await context.setOffline(true)
  await press('提交')
  await page.getByText('网络一恢复就自动再提交').waitFor()
  expect(await s.query('select 1 from feedback')).toEqual([])
  await context.setOffline(false)
  await page.getByText('收到了，谢谢您告诉我们').waitFor()
  await isKept()

  const [row] = await s.query<{ case_id: string; number: string; kind: string; bytes: number; customer: string }>(
    `select f.case_id, c.number, file.kind, file.bytes, m.number as customer, f.channel
     from feedback f join service_case c on c.id = f.case_id join customer m on m.id = f.customer_id
     join attachment a on a.feedback_id = f.id join file on file.id = a.file_id`,
  )
  expect(row).toMatchObject({ customer: '100002', channel: 'app', kind: 'audio' })
  expect(row?.bytes).toBeGreaterThan(1000)
  expect(await s.query("select 1 from clock where case_id = $1 and state = 'running'", [row?.case_id])).not.toEqual([])
  expect(await s.query('select mode, type_size from customer_preference')).toEqual([{ mode: 'elder', type_size: 3 }])
  expect(await page.textContent('main')).toContain(row?.number)
  await s.bank.doAllDue()
  const told = await s.query<{ text: string }>('select text from phone_message where phone = $1', ['15400000002'])
  expect(told[0]?.text).toContain(row?.number)

  await press('看进度')
  await page.getByText('我们答应您').waitFor()
  await isKept()

  // The bank answers by message; its link opens in the same large type, here and on her grandson's telephone.
  await walkToReply(s.call, row?.case_id as string)
  await s.call('POST', at(row?.case_id as string, 'reply'), { way: 'sms', text: '您好，差的两百元已退回，向您致歉。' })
  await s.bank.doAllDue()
  const [message] = await s.query<{ text: string }>('select text from phone_message order by at desc, id desc limit 1')
  const link = /\/a\/[\w-]+/.exec(message?.text ?? '')?.[0] as string
  const other = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })).newPage()
  for (const each of [page, other]) {
    await each.goto(base + link)
    await each.getByText('您的问题解决了吗？').waitFor()
    expect(await measureElder(each, 30)).toEqual(KEPT)
  }
  await press('没有解决')
  await isKept()
  await page.getByLabel('1 星').check()
  await press('提交')
  await page.getByText('抱歉让您失望了').waitFor()
  await isKept()
  expect(await s.query('select stage, reopened_count from service_case')).toEqual([
    { stage: 'analyse', reopened_count: 1 },
  ])
  const apology = await s.query("select due_at from clock where commitment_id = '6.1.3/apology' and state = 'running'")
  expect(apology).toEqual([{ due_at: new Date('2026-03-03T01:00:00Z') }])
})
