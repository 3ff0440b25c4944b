import { expect, test } from 'vitest'
import { SYSTEM } from '#platform/identity/actor.ts'
import { receive, type Scene } from '#test/matter.ts'
import { scene } from '#test/scene.ts'
import { rehearseCall } from './jobs.ts'

const NOW = '2026-03-02T01:00:00Z'
const CTI = ['call.report']

async function ring(s: Scene, more: Record<string, unknown> = {}, unit = 'HO') {
  const cti = await s.key(CTI, unit, 'hotline')
  const ringing = {
    callId: 'K-1',
    event: 'ringing',
    sequence: 1,
    at: '2026-03-02T00:50:00Z',
    caller: '15400000001',
    queue: '信用卡服务',
    ivr: ['2 信用卡', '3 积分'],
    agent: 'agent',
    ...more,
  }
  return { cti, ringing, reply: await cti('POST', '/api/calls/events', ringing) }
}
const present = async (call: Scene['call']) => (await call('GET', '/api/calls/present')).body.call

test('one key turns a ringing customer into a complaint that was received when the call began', async () => {
  const s = await scene({ now: NOW, as: 'agent' })
  const { cti } = await ring(s)
  await cti('POST', '/api/calls/events', {
    callId: 'K-1',
    event: 'recording',
    sequence: 3,
    at: '2026-03-02T00:51:00Z',
    recording: 'rec/K-1.wav',
  })
  const desk = await present(s.call)
  expect(desk).toMatchObject({ state: 'ringing', caller: '154****0001', queue: '信用卡服务', recording: 'rec/K-1.wav' })
  expect(desk.customers.map((it: { name: string }) => it.name)).toEqual(['张*明'])
  expect(JSON.stringify(desk)).not.toContain('15400000001')

  const turned = await s.call('POST', `/api/calls/${desk.id}/case`, { as: 'complaint', notes: '' })
  expect(turned.status).toBe(200)
  expect(turned.body).toMatchObject({ receivedAt: '2026-03-02T00:50:00.000Z' })
  expect(turned.body.classification.complaint).toEqual({ value: 'true', confidence: 1, because: [] })
  const [row] = await s.query(
    `select c.channel, c.is_complaint, c.title, c.owner_id, c.customer_id is not null as known, c.contact_phone, k.started_at
     from service_case c join clock k on k.case_id = c.id and k.commitment_id = '7/law-simple' where c.id = $1`,
    [turned.body.caseId],
  )
  expect(row).toEqual({
    channel: 'hotline',
    is_complaint: true,
    title: '客户来电反映：信用卡服务 > 2 信用卡 > 3 积分',
    owner_id: await s.staffId('agent'),
    known: true,
    contact_phone: '15400000001',
    started_at: new Date('2026-03-02T00:50:00Z'),
  })
  const again = await s.call('POST', `/api/calls/${desk.id}/case`, { as: 'complaint' })
  expect([again.status, again.body.code]).toEqual([409, 'call.case-opened-already'])
})

test('what is noted after the key was pressed follows the case at the wrap-up, secrets masked', async () => {
  const s = await scene({ now: NOW, as: 'agent' })
  await ring(s)
  const { id } = await present(s.call)
  const { body } = await s.call('POST', `/api/calls/${id}/case`, { as: 'enquiry', notes: '积分兑换规则怎么查' })
  const early = await s.call('POST', `/api/calls/${id}/wrap-up`, {
    outcome: 'enquiry',
    notes: '积分兑换规则怎么查\n客户说密码是 839201，希望周五前回电',
  })
  expect(early.status).toBe(200)
  const entries = await s.query('select kind, text from case_entry where case_id = $1 order by at, id', [body.caseId])
  expect(entries.map((it) => it.kind)).toEqual(['called', 'call-noted'])
  expect(entries[1]?.text).toContain('希望周五前回电')
  const [kept] = await s.query('select notes, outcome from call')
  expect(JSON.stringify([kept, entries])).not.toContain('839201')
  expect(await present(s.call)).toBeNull()
  const calls = await s.call('GET', `/api/cases/${body.caseId}/calls`)
  expect(calls.body).toMatchObject([{ kind: 'opened', queue: '信用卡服务', outcome: 'enquiry' }])
})

test('told twice or out of order, a call is the same; told differently, it is refused', async () => {
  const s = await scene({ now: NOW, as: 'agent' })
  const cti = await s.key(CTI, 'HO', 'hotline')
  const tell = (more: object) =>
    cti('POST', '/api/calls/events', { callId: 'K-9', at: '2026-03-02T00:59:00Z', ...more })
  await tell({ event: 'ended', sequence: 3, at: '2026-03-02T00:59:30Z' })
  await tell({ event: 'answered', sequence: 2, agent: 'AGENT', at: '2026-03-02T00:58:10Z' })
  const first = await tell({ event: 'ringing', sequence: 1, caller: '15400000001', at: '2026-03-02T00:58:00Z' })
  expect(first.body).toMatchObject({ isNew: true, state: 'ended' })
  const twice = await Promise.all(
    Array.from({ length: 6 }, () =>
      tell({ event: 'ringing', sequence: 1, caller: '15400000001', at: '2026-03-02T00:58:00Z' }),
    ),
  )
  expect(twice.map(({ status, body }) => [status, body.isNew])).toEqual(twice.map(() => [200, false]))
  const forged = await tell({ event: 'ringing', sequence: 1, caller: '15400000002', at: '2026-03-02T00:58:00Z' })
  expect([forged.status, forged.body.code]).toEqual([409, 'call.event-differs'])
  expect((await s.query('select state, caller_phone from call'))[0]).toEqual({
    state: 'ended',
    caller_phone: '15400000001',
  })
  expect(await s.query('select count(*)::int as n from call_event')).toEqual([{ n: 3 }])
})

test('the first event of a call told by two at once makes one call', async () => {
  const s = await scene({ now: NOW, as: 'agent' })
  const cti = await s.key(CTI, 'HO', 'hotline')
  const told = { callId: 'K-2', event: 'ringing', sequence: 1, at: NOW, agent: 'agent' }
  const replies = await Promise.all(Array.from({ length: 5 }, () => cti('POST', '/api/calls/events', told)))
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(new Set(replies.map(({ body }) => body.callId)).size).toBe(1)
})

test('an agent who is none, takes no calls, or is not of this key’s place is refused in one way', async () => {
  const s = await scene({ now: NOW })
  for (const agent of ['nobody', 'teller', "agent' or '1'='1"])
    expect((await ring(s, { agent })).reply).toMatchObject({ status: 422, body: { code: 'call.unknown-agent' } })
  expect((await ring(s, { agent: 'agent' }, 'B1')).reply).toMatchObject({
    status: 422,
    body: { code: 'call.unknown-agent' },
  })
  expect(await s.query('select id from call')).toEqual([])
})

test('calls are told by the telephone system’s key alone', async () => {
  const s = await scene({ now: NOW })
  const told = { callId: 'K-1', event: 'ringing', sequence: 1, at: NOW }
  const wechat = await s.key(CTI, 'HO', 'wechat')
  expect((await wechat('POST', '/api/calls/events', told)).body.code).toBe('call.other-channel')
  const intake = await s.key(['feedback.record'])
  expect((await intake('POST', '/api/calls/events', told)).status).toBe(403)
  for (const login of ['agent', 'service'])
    expect((await (await s.as(login))('POST', '/api/calls/events', told)).status).toBe(403)
  expect((await ring(s, { at: '2026-03-02T01:06:00Z' })).reply.body.code).toBe('call.moment-out-of-range')
  expect((await ring(s, { at: '2026-02-20T01:00:00Z' })).reply.body.code).toBe('call.moment-out-of-range')
})

test('who calls is seen by the agent in whose hand the call is, while it is, and by nobody else', async () => {
  const s = await scene({ now: NOW, as: 'agent' })
  const earlier = await receive(s, '积分兑换的礼品一直没收到', { customer: '100001' })
  await ring(s)
  const desk = await present(s.call)
  expect(desk.earlier).toMatchObject([{ number: earlier.caseNumber, stage: 'receive' }])
  expect(desk.earlier[0].deadlines.length).toBeGreaterThan(0)
  expect((await s.call('GET', `/api/customers/${desk.customers[0].id}`)).status).toBe(404)
  expect((await s.call('GET', `/api/cases/${earlier.caseId}`)).status).toBe(404)
  const other = await s.as('agent-2')
  expect(await present(other)).toBeNull()
  for (const [act, body] of [
    ['notes', { notes: '我不该写' }],
    ['case', { as: 'complaint' }],
    ['link', { caseId: earlier.caseId }],
    ['wrap-up', { outcome: 'answered' }],
    ['customer', { number: '100003' }],
  ] as const)
    expect(`${act} ${(await other('POST', `/api/calls/${desk.id}/${act}`, body)).status}`).toBe(`${act} 404`)
  await s.call('POST', `/api/calls/${desk.id}/wrap-up`, { outcome: 'answered' })
  expect((await s.call('POST', `/api/calls/${desk.id}/customer`, { number: '100003' })).status).toBe(404)
})

test('a call about a case that is open is linked: its owner hears of it, and the agent may read on', async () => {
  const s = await scene({ now: NOW, as: 'agent' })
  const { caseId } = await receive(s, '积分兑换的礼品一直没收到', { customer: '100001' })
  const teller = await s.as('teller')
  await teller('POST', `/api/cases/${caseId}/take`, {})
  const strange = await receive(s, '理财到期没有到账', { outlet: 'O21', customer: '100003' })
  await ring(s)
  const { id } = await present(s.call)
  expect((await s.call('POST', `/api/calls/${id}/link`, { caseId: strange.caseId })).status).toBe(404)
  const linked = await s.call('POST', `/api/calls/${id}/link`, { caseId, notes: '客户再次来电催问' })
  expect(linked.body.cases).toMatchObject([{ caseId, kind: 'linked' }])
  expect(linked.body.promised[0].deadlines.length).toBeGreaterThan(0)
  const { body } = await s.call('GET', `/api/cases/${caseId}`)
  expect(body.story.at(-1)).toMatchObject({ kind: 'called-again', text: '客户再次来电催问' })
  const notices = await teller('GET', '/api/notices')
  expect(JSON.stringify(notices.body)).toContain('call.linked')
  const calls = await teller('GET', `/api/cases/${caseId}/calls`)
  expect(calls.body).toMatchObject([{ kind: 'linked', caller: '154****0001' }])
})

test('a customer whose own telephone it is not is found by the number that they tell', async () => {
  const s = await scene({ now: NOW, as: 'agent' })
  await ring(s, { caller: 'anonymous' })
  const { id, customers } = await present(s.call)
  expect(customers).toEqual([])
  expect((await s.call('POST', `/api/calls/${id}/customer`, { number: '999999' })).status).toBe(422)
  expect((await s.call('POST', `/api/calls/${id}/customer`, { customerId: await anyCustomer(s) })).status).toBe(404)
  const { body } = await s.call('POST', `/api/calls/${id}/customer`, { number: '100003' })
  expect(body.customers).toMatchObject([{ name: '欧**晓', number: '100003' }])
})
const anyCustomer = async (s: Scene) => (await s.query('select id from customer limit 1'))[0]?.id

test('a complaint is not wrapped up before it is one, and a rehearsal is not for a bank in earnest', async () => {
  const s = await scene({ now: NOW, as: 'agent' })
  expect((await s.call('POST', '/api/calls/rehearsal', {})).status).toBe(200)
  const { id } = await present(s.call)
  const early = await s.call('POST', `/api/calls/${id}/wrap-up`, { outcome: 'complaint' })
  expect([early.status, early.body.code]).toEqual([409, 'call.no-case-yet'])
  await expect(s.world.transact(SYSTEM, rehearseCall(false))).rejects.toMatchObject({
    code: 'call.rehearsal-only-in-demo',
  })
})
