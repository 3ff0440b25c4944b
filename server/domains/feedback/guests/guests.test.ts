import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'

const LEAVE = '/api/customer/feedback'
const SAID = { from: 'app', outlet: 'O11', text: '柜台排队一个半小时，还少给了我一张回单', language: 'zh' }
const withPhone = { ...SAID, isAnonymous: false, contact: { phone: '154 0000 0001', name: '张小明' } }

test('a guest hears number, code and promised date at once, by a message as well', async () => {
  const s = await scene()
  const { status, body } = await s.nobody('POST', LEAVE, withPhone)
  expect(status).toBe(200)
  expect(body.number).toMatch(/^C\d{6}-\d{6}$/)
  expect(body.code).toMatch(/^\d{8}$/)
  expect(body.promises[0]).toMatchObject({ clause: '4.2.2', basis: 'manual', says: { zh: '告诉您改进方案' } })
  await s.bank.doAllDue()
  const [message] = await s.query<{ text: string; phone: string }>('select text, phone from phone_message')
  expect(message?.phone).toBe('15400000001')
  expect(message?.text).toContain(`编号${body.number}，查询码${body.code}`)
  expect(message?.text).toContain('3月5日（周四）告诉您改进方案')
})

test('sent again under its key it is the same feedback with the same code, and no row but the message holds the code', async () => {
  const s = await scene()
  const send = () => s.nobody('POST', LEAVE, withPhone, { 'idempotency-key': 'guest-attempt-1' })
  const first = await send()
  expect(await send()).toMatchObject({ status: 200, body: first.body })
  expect(await s.query('select 1 from feedback')).toHaveLength(1)
  for (const table of ['feedback', 'service_case', 'case_entry', 'ledger_entry', 'idempotency'])
    expect(JSON.stringify(await s.query(`select * from ${table}`))).not.toContain(first.body.code)
})

test('who wishes to be anonymous leaves neither name nor telephone nor customer, even when the page knew them', async () => {
  const s = await scene()
  const { body } = await s.nobody('POST', LEAVE, { ...withPhone, isAnonymous: true })
  expect(body).toMatchObject({ isAnonymous: true, code: expect.stringMatching(/^\d{8}$/) })
  const rows = await s.query('select customer_id, contact_name, contact_phone from feedback')
  expect(rows).toEqual([{ customer_id: null, contact_name: null, contact_phone: null }])
  expect(JSON.stringify(await s.query('select * from idempotency'))).not.toContain('15400000001')
  await s.bank.doAllDue()
  expect(await s.query('select 1 from message')).toEqual([])
})

test('a telephone that a guest types is kept as contact and joins nothing to the customer who has it', async () => {
  const s = await scene()
  await s.nobody('POST', LEAVE, withPhone)
  const [row] = await s.query('select customer_id, contact_phone, tier from feedback')
  expect(row).toMatchObject({ customer_id: null, contact_phone: '154 0000 0001', tier: 'unknown' })
})

test('nothing is forced, but silence about a contact is not taken for anonymous', async () => {
  const s = await scene()
  const send = (change: object) => s.nobody('POST', LEAVE, { ...SAID, ...change })
  expect(await send({ isAnonymous: false })).toMatchObject({
    status: 422,
    body: { code: 'feedback.contact-or-anonymous' },
  })
  expect(await send({ isAnonymous: true, text: ' ' })).toMatchObject({ status: 422, body: { code: 'feedback.empty' } })
  expect(await send({ isAnonymous: true, outlet: undefined })).toMatchObject({ status: 200 })
  expect(await send({ isAnonymous: true, about: 'credit_card' })).toMatchObject({ status: 200 })
  expect(await send({ isAnonymous: true, about: 'toString' })).toMatchObject({ status: 422 })
  expect(await send({ isAnonymous: true, from: 'hotline' })).toMatchObject({ status: 400 })
  expect(await send({ isAnonymous: true, outlet: 'nowhere' })).toMatchObject({ status: 404 })
  expect(await s.query("select business from feedback where business = 'credit_card'")).toHaveLength(1)
})

test('secrets in a guest’s words are masked before anything is stored', async () => {
  const s = await scene()
  await s.nobody('POST', LEAVE, { ...SAID, isAnonymous: true, text: '我的密码是 480912，柜员说不对，请查' })
  expect(JSON.stringify(await s.query('select text from feedback'))).not.toContain('480912')
})

test('one tap for help opens a case that promises to be in touch within a working day', async () => {
  const s = await scene({ now: '2026-09-30T02:00:00Z' })
  const { body } = await s.nobody('POST', '/api/customer/call-backs', {
    from: 'app',
    phone: '15400000002',
    about: 'C1',
  })
  const [followUp] = body.promises
  expect(followUp).toMatchObject({ dueAt: '2026-10-08T15:59:59.999Z', says: { zh: '与您联系' } })
  const [row] = await s.query('select title, grade, stage from service_case')
  expect(row).toMatchObject({ title: expect.stringContaining('一键求助'), grade: 'III', stage: 'receive' })
  expect((await s.nobody('POST', '/api/customer/call-backs', { phone: 'ring me' })).status).toBe(400)
})

test('nobody is flooded with messages through this door: the seventh to one telephone is told to wait', async () => {
  const s = await scene()
  const replies = []
  for (let i = 0; i < 7; i++)
    replies.push(await s.nobody('POST', LEAVE, { ...withPhone, text: `第${i}次说：排队太久` }))
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429])
  expect(replies[6]?.body.code).toBe('too-many-attempts')
})

test('the first screen hears the bank’s name, its telephone and the outlet of its address, and nothing else', async () => {
  const s = await scene()
  const { body } = await s.nobody('GET', '/api/customer/door?outlet=O11')
  expect(body).toEqual({
    bank: { zh: '总行', en: 'HO' },
    hotline: '400-000-0000',
    elder: { fromYears: 60, typeSizes: [20, 25, 30] },
    outlet: { code: 'O11', name: '东门支行', nameEn: 'O11' },
  })
  expect((await s.nobody('GET', '/api/customer/door?outlet=CC')).body.outlet).toBeNull()
  const places = await s.nobody('GET', '/api/customer/places')
  expect(places.body.groups.map((it: { name: string }) => it.name).toSorted()).toEqual(['东城分行', '西城分行'])
})
