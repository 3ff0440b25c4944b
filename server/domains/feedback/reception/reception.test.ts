import { expect, test } from 'vitest'
import type { Scene } from '#test/matter.ts'
import { scene } from '#test/scene.ts'
import { actionsOn, planCounts, planPeriod, timeRefusal } from './rules.ts'

const NOW = '2026-03-02T01:00:00Z'
const DAYS = '/api/receptions'
const plan = (call: Scene['call'], more: object = {}) =>
  call('POST', DAYS, {
    outlet: 'O11',
    fromAt: '2026-03-10T01:00:00Z',
    untilAt: '2026-03-10T03:00:00Z',
    place: '二楼贵宾室',
    ...more,
  })
const act = (call: Scene['call'], id: string, name: string, body: object = {}) =>
  call('POST', `${DAYS}/${id}/${name}`, body)
const duty = async (s: Scene, commitment: string, period: string) =>
  (
    await s.query(
      `select k.state from clock k join org_unit u on u.id = k.unit_id where u.code = 'O11' and k.commitment_id = $1 and k.period = $2`,
      [commitment, period],
    )
  )[0]?.state

test('a reception day is planned, announced, held; each matter is a case, followed on the day’s own page', async () => {
  const s = await scene({ now: NOW, as: 'lobby' })
  await s.moveTo(NOW)
  const { body: day } = await plan(s.call)
  expect(day).toMatchObject({
    state: 'planned',
    president: { name: 'president' },
    actions: ['announce', 'move', 'cancel', 'book'],
  })
  await act(s.call, day.id, 'announce', { where: ['outlet', 'app'] })
  const booked = await act(s.call, day.id, 'appointments', {
    at: '2026-03-10T01:30:00Z',
    name: '张小明',
    phone: '15400000001',
    customer: '100001',
    topic: '提前还款违约金，卡密码 839201',
  })
  expect(booked.body.appointmentList).toMatchObject([
    { name: '张*明', phone: '154****0001', isCustomer: true, state: 'booked' },
  ])
  expect((await act(s.call, day.id, 'open')).body.code).toBe('reception.not-today')

  s.setClock('2026-03-10T01:00:00Z')
  await act(s.call, day.id, 'open')
  const matter = await act(s.call, day.id, 'matters', {
    text: '提前还款要收违约金，合同里没写清楚，要求退还',
    customer: '100001',
    appointmentId: booked.body.appointmentList[0].id,
  })
  expect(matter.status).toBe(200)
  const silent = await act(s.call, day.id, 'close', { hadNobody: true })
  expect(silent.body.code).toBe('reception.somebody-came')
  const held = await act(s.call, day.id, 'close', { minutes: '到场1人，当场受理1项。' })
  expect(held.body).toMatchObject({
    state: 'held',
    matters: 1,
    openMatters: 1,
    minutes: '到场1人，当场受理1项。',
    appointmentList: [{ state: 'came' }],
    matterList: [{ number: matter.body.caseNumber, stage: 'analyse', owner: { name: 'lobby' }, nth: 1 }],
  })
  expect(held.body.matterList[0].deadlines.length).toBeGreaterThan(0)
  expect(await duty(s, '4.1.1/reception-day', '2026-03')).toBe('met')
  const president = await s.as('president')
  expect(JSON.stringify((await president('GET', '/api/notices')).body)).toContain('reception.matter')
  expect(JSON.stringify(await s.query('select topic from reception_appointment'))).not.toContain('839201')
})

test('a day on which nobody came is held with nobody, and never silently', async () => {
  const s = await scene({ now: NOW, as: 'president' })
  await s.moveTo(NOW)
  const { body: day } = await plan(s.call)
  s.setClock('2026-03-10T01:05:00Z')
  await act(s.call, day.id, 'open')
  expect((await act(s.call, day.id, 'close')).body.code).toBe('reception.say-nobody-came')
  expect((await act(s.call, day.id, 'close', { hadNobody: true })).body).toMatchObject({ state: 'held', matters: 0 })
  expect(await duty(s, '4.1.1/reception-day', '2026-03')).toBe('met')
})

test('a month without a reception day breaks its promise, also when one was planned and cancelled', async () => {
  const s = await scene({ now: NOW, as: 'president' })
  await s.moveTo(NOW)
  const { body: day } = await plan(s.call)
  const without = await act(s.call, day.id, 'cancel', { reason: '' })
  expect(without.status).toBe(400)
  const { body } = await act(s.call, day.id, 'cancel', { reason: '行长赴总行开会，改期另行通知' })
  expect(body).toMatchObject({
    state: 'cancelled',
    actions: [],
    changes: [{ kind: 'cancelled', by: { name: 'president' } }],
  })
  await s.moveTo('2026-04-03T01:00:00Z')
  expect(await duty(s, '4.1.1/reception-day', '2026-03')).toBe('missed')
})

test('next month’s day is planned in time by the end of this one, also when it was planned long before', async () => {
  const s = await scene({ now: NOW, as: 'president' })
  await s.moveTo(NOW)
  await plan(s.call, { fromAt: '2026-05-12T01:00:00Z', untilAt: '2026-05-12T03:00:00Z' })
  await plan(s.call, { fromAt: '2026-04-14T01:00:00Z', untilAt: '2026-04-14T03:00:00Z' })
  expect(await duty(s, '4.1.1/reception-planned', '2026-03')).toBe('met')
  await s.moveTo('2026-04-01T01:00:00Z')
  expect(await duty(s, '4.1.1/reception-planned', '2026-04')).toBe('met')
  await s.moveTo('2026-06-05T01:00:00Z')
  expect(await duty(s, '4.1.1/reception-planned', '2026-05')).toBe('missed')
})

test('a day that moves keeps its reason, and has to be announced again', async () => {
  const s = await scene({ now: NOW, as: 'president' })
  await s.moveTo(NOW)
  const { body: day } = await plan(s.call)
  await act(s.call, day.id, 'announce', { where: ['outlet'] })
  const { body } = await act(s.call, day.id, 'move', {
    fromAt: '2026-03-12T06:00:00Z',
    untilAt: '2026-03-12T08:00:00Z',
    reason: '与监管检查冲突',
  })
  expect(body).toMatchObject({
    announcedAt: null,
    announcedIn: [],
    changes: [{ kind: 'moved', reason: '与监管检查冲突' }],
  })
  const past = await act(s.call, day.id, 'move', { fromAt: NOW, untilAt: '2026-03-02T03:00:00Z', reason: '昨天' })
  expect(past.body.code).toBe('reception.in-the-past')
})

test('another branch’s day is not there, whatever is asked of it', async () => {
  const s = await scene({ now: NOW, as: 'president-west' })
  const east = await s.as('president')
  const { body: day } = await plan(east)
  expect((await s.call('GET', `${DAYS}/${day.id}`)).status).toBe(404)
  expect((await s.call('GET', DAYS)).body.items).toEqual([])
  for (const [name, body] of [
    ['announce', { where: ['outlet'] }],
    ['move', { fromAt: '2026-03-12T06:00:00Z', untilAt: '2026-03-12T08:00:00Z', reason: '我来改' }],
    ['cancel', { reason: '我来取消' }],
    ['appointments', { at: '2026-03-10T01:30:00Z', name: '某人' }],
    ['open', {}],
    ['matters', { text: '一件事' }],
    ['minutes', { minutes: '假纪要' }],
    ['close', { hadNobody: true }],
  ] as const)
    expect(`${name} ${(await act(s.call, day.id, name, body)).status}`).toBe(`${name} 404`)
  expect((await plan(s.call, { outlet: 'O11' })).status).toBe(404)
  expect((await plan(east, { presidentId: await s.staffId('president-west') })).body.code).toBe(
    'reception.no-president',
  )
  const auditor = await s.as('auditor')
  expect((await auditor('GET', `${DAYS}/${day.id}`)).body.actions).toEqual([])
  expect((await act(auditor, day.id, 'open')).status).toBe(403)
})

test('of two who hold the same day one does, and its matters are numbered without a gap', async () => {
  const s = await scene({ now: NOW, as: 'president' })
  const { body: day } = await plan(s.call)
  s.setClock('2026-03-10T01:05:00Z')
  const opened = await Promise.all([act(s.call, day.id, 'open'), act(s.call, day.id, 'open')])
  expect(opened.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const words = ['利率太低', '排队太久', '<script>alert(1)</script> 停车不便', '=cmd|calc!A1 手续费看不懂']
  const replies = await Promise.all(words.map((text) => act(s.call, day.id, 'matters', { text })))
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const { body } = await s.call('GET', `${DAYS}/${day.id}`)
  expect(body.matterList.map((it: { nth: number }) => it.nth)).toEqual([1, 2, 3, 4])
  expect((await act(s.call, day.id, 'matters', { text: '  ', rating: 5 })).body.code).toBe(
    'reception.matter-without-words',
  )
})

test('December’s day is planned in November, and opened on its own day alone', () => {
  const december = new Date('2026-12-09T01:00:00Z')
  expect(planPeriod(december)).toBe('2026-11')
  expect([
    planCounts(december, new Date('2026-10-31T15:59:59Z')),
    planCounts(december, new Date('2026-10-31T16:00:00Z')),
  ]).toEqual([false, true])
  expect(actionsOn('planned', december, new Date('2026-12-08T15:59:00Z'))).not.toContain('open')
  expect(actionsOn('planned', december, new Date('2026-12-08T16:00:00Z'))).toContain('open')
  expect(timeRefusal(december, december, new Date(NOW))).toBe('reception.bad-time')
})
