import { expect, test } from 'vitest'
import { clockOf, receiveAndTake } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
const load = (s: Scene, name: string, more: object) =>
  s.call('POST', `/api/calendars/${name}/loads`, { year: 2026, source: '测试依据', isConfirmed: true, ...more })
const rest = (day: string) => ({ day, kind: 'rest' as const, name: '条线休息' })
const dueOf = async (s: Scene, caseId: string) =>
  clockOf((await (await s.as('teller'))('GET', `/api/cases/${caseId}`)).body, '4.2.2/III-result')[0]?.dueAt.slice(0, 10)

test('a line’s own day is seen before it counts, and then moves only those who follow the line', async () => {
  const s = await scene({ as: 'service' })
  const caseId = await receiveAndTake(s, await s.as('teller'), '我的卡还没解冻，麻烦尽快处理一下')
  expect(await dueOf(s, caseId)).toBe('2026-03-11')
  expect((await load(s, 'line-outlets', { days: [rest('2026-03-05')] })).body).toMatchObject({
    isDone: true,
    movedCount: 0,
  })
  const follow = (isConfirmed: boolean) =>
    s.unitId('B1').then((unitId) => s.call('POST', '/api/calendars/line-outlets/units', { unitId, isConfirmed }))
  expect((await follow(false)).body).toMatchObject({ isDone: false, movedCount: 1 })
  expect(await dueOf(s, caseId)).toBe('2026-03-11')
  expect((await follow(true)).body).toMatchObject({ isDone: true, movedCount: 1 })
  expect(await dueOf(s, caseId)).toBe('2026-03-12')
  expect((await follow(true)).body.code).toBe('calendar.followed-already')
  const { body } = await s.call('GET', '/api/calendars/line-outlets/2026')
  expect(body.days.find((it: { day: string }) => it.day === '2026-03-05')).toMatchObject({
    kind: 'rest',
    reason: 'line',
  })
  expect(body.days.find((it: { day: string }) => it.day === '2026-02-28')).toMatchObject({
    kind: 'working',
    reason: 'make-up',
  })
})

test('a file with faults, of another year, or for a calendar that nobody knows is refused and writes nothing', async () => {
  const s = await scene({ as: 'service' })
  const file = (text: string | Buffer) => Buffer.from(text).toString('base64')
  const wrong = file('day,kind,name\n2026-01-01,休,元旦\n2026-13-01,休,？\n2026-01-01,休,元旦\n')
  expect(
    (await load(s, 'cn', { file: wrong, isConfirmed: false })).body.problems.map((it: { line: number }) => it.line),
  ).toEqual([3, 4])
  expect((await load(s, 'cn', { file: wrong })).body.code).toBe('table.has-problems')
  expect((await load(s, 'cn', { days: [rest('2025-03-05')] })).body.code).toBe('calendar.wrong-days')
  expect((await load(s, 'O99', { days: [rest('2026-03-05')] })).body.code).toBe('calendar.unknown')
  expect(await s.query("select 1 from calendar_day where source = '测试依据'")).toEqual([])
  for (const login of ['teller', 'supervisor', 'auditor', 'system-admin'])
    expect((await (await s.as(login))('POST', '/api/calendars/cn/loads', {})).status).toBe(403)
})
