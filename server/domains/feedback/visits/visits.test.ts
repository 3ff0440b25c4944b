import { expect, test } from 'vitest'
import { loadManual } from '#platform/manual/manual.ts'
import type { Scene } from '#test/matter.ts'
import { scene } from '#test/scene.ts'
import { startRefusal } from './rules.ts'

const NOW = '2026-03-02T01:00:00Z'
const VISITS = '/api/visits'
const pack = loadManual('.').words.visitPack.map(({ id }) => id)
const customer = async (s: Scene, number: string) =>
  (await s.query('select id from customer where number = $1', [number]))[0]?.id as string
const plan = async (s: Scene, call: Scene['call'], number = '100002', more: object = {}) =>
  call('POST', VISITS, {
    customerId: await customer(s, number),
    way: 'at-home',
    plannedAt: '2026-03-03T02:00:00Z',
    ...more,
  })
const act = (call: Scene['call'], id: string, name: string, body: object = {}) =>
  call('POST', `${VISITS}/${id}/${name}`, body)

test('a visit does not begin before it is confirmed and its pack is whole, and what it brings is the manager’s to the end', async () => {
  const s = await scene({ now: NOW, as: 'manager' })
  const mine = await s.call('GET', `${VISITS}/customers`)
  expect(mine.body).toMatchObject([{ number: '100002', name: '李*英', isElderly: true }])
  const { body: visit } = await plan(s, s.call)
  expect(visit.missing).toEqual(pack)
  expect((await act(s.call, visit.id, 'start')).body.code).toBe('visit.not-confirmed')
  expect((await act(s.call, visit.id, 'voices', { text: '还没开始' })).body.code).toBe('visit.not-started')
  await act(s.call, visit.id, 'confirm', { by: 'phone' })
  await act(s.call, visit.id, 'pack', { packed: pack.slice(1) })
  expect((await act(s.call, visit.id, 'start')).body).toMatchObject({
    code: 'visit.pack-incomplete',
    detail: { missing: 1 },
  })
  await act(s.call, visit.id, 'pack', { packed: [...pack, 'umbrella'] })
  expect((await act(s.call, visit.id, 'start')).body).toMatchObject({ state: 'started', packed: pack })
  const said = await act(s.call, visit.id, 'voices', { text: '理财到期没人通知我，白白少了三天利息，我的密码 839201' })
  expect(said.status).toBe(200)
  const [row] = await s.query(
    `select f.channel, f.text, c.owner_id, f.customer_id, f.tier from feedback f join service_case c on c.id = f.case_id`,
  )
  expect(row).toMatchObject({
    channel: 'relationship-manager',
    owner_id: await s.staffId('manager'),
    customer_id: await customer(s, '100002'),
    tier: 'affluent',
  })
  expect(row?.text).not.toContain('839201')
  const { body: ended } = await act(s.call, visit.id, 'end', { summary: '客户关注到期提醒' })
  expect(ended).toMatchObject({ state: 'done', voices: [{ caseNumber: said.body.caseNumber, stage: 'analyse' }] })
})

test('a group’s words name the member who said them', async () => {
  const s = await scene({ now: NOW, as: 'manager' })
  const id = await customer(s, '100002')
  const { body: group } = await s.call('POST', '/api/customer-groups', {
    name: '尊享会',
    kind: 'wechat',
    customerIds: [id],
  })
  const said = { customerId: id, text: '群里发的利率表看不清，希望给大字版' }
  expect((await s.call('POST', `/api/customer-groups/${group.id}/voices`, said)).status).toBe(200)
  const stranger = { ...said, customerId: await customer(s, '100001') }
  const refused = await s.call('POST', `/api/customer-groups/${group.id}/voices`, stranger)
  expect(refused.body.code).toBe('visit.not-a-member')
  const { body } = await s.call('GET', '/api/customer-groups')
  expect(body).toMatchObject([
    { name: '尊享会', members: [{ number: '100002' }], voices: [{ customer: { number: '100002' } }] },
  ])
})

test('another manager’s customer, visit and group are not there', async () => {
  const s = await scene({ now: NOW, as: 'manager' })
  expect((await plan(s, s.call, '100003')).status).toBe(404)
  expect((await plan(s, s.call, '100001')).status).toBe(404)
  const opened = {
    name: '借来的群',
    kind: 'wechat',
    customerIds: [await customer(s, '100002'), await customer(s, '100003')],
  }
  expect((await s.call('POST', '/api/customer-groups', opened)).status).toBe(404)
  const { body: visit } = await plan(s, s.call)
  const { body: group } = await s.call('POST', '/api/customer-groups', {
    ...opened,
    customerIds: opened.customerIds.slice(0, 1),
  })
  for (const login of ['manager-west', 'president']) {
    const other = await s.as(login)
    expect((await other('GET', VISITS)).body.items).toEqual([])
    expect((await other('GET', '/api/customer-groups')).body).toEqual([])
    for (const [name, body] of [
      ['confirm', { by: 'phone' }],
      ['pack', { packed: pack }],
      ['start', {}],
      ['voices', { text: '冒名记录' }],
      ['end', { summary: '' }],
      ['cancel', { reason: '我来取消' }],
    ] as const)
      expect(`${login} ${name} ${(await act(other, visit.id, name, body)).status}`).toBe(`${login} ${name} 404`)
    const said = { customerId: opened.customerIds[0], text: '冒名记录' }
    expect((await other('POST', `/api/customer-groups/${group.id}/voices`, said)).status).toBe(404)
  }
  expect((await (await s.as('teller'))('GET', VISITS)).status).toBe(403)
})

test('a visit told twice with one key is planned once, and one in a way that is none is refused', async () => {
  const s = await scene({ now: NOW, as: 'manager' })
  const body = { customerId: await customer(s, '100002'), way: 'at-home', plannedAt: '2026-03-03T02:00:00Z' }
  const key = { 'idempotency-key': 'visit-1' }
  const replies = [await s.call('POST', VISITS, body, key), await s.call('POST', VISITS, body, key)]
  expect(replies[0]?.body.id).toBe(replies[1]?.body.id)
  expect((await plan(s, s.call, '100002', { way: 'by-balloon' })).body.code).toBe('visit.unknown-way')
  expect((await plan(s, s.call, '100002', { plannedAt: '2026-02-01T02:00:00Z' })).body.code).toBe('visit.bad-time')
})

test('a visit begins once', () => {
  const ready = { state: 'planned', confirmedAt: new Date(NOW), packed: ['badge'] } as const
  expect(startRefusal(ready, [{ id: 'badge' }])).toBeUndefined()
  expect(startRefusal({ ...ready, state: 'started' }, [{ id: 'badge' }])).toBe('visit.not-planned')
  expect(startRefusal({ ...ready, packed: [] }, [{ id: 'badge' }])).toBe('visit.pack-incomplete')
})
