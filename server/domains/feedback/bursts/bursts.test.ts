import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { importFeedback } from '#domains/feedback/import/jobs.ts'
import { BURST_VOICES as VOICES } from '#test/burst-voices.ts'
import { at, clockOf, receive, type Scene, walkToReply } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

const phoneOf = (customer: number) => `1540000010${customer}`
/** Every ten minutes one, from nine o'clock on. */
const minuteOf = (nth: number) => new Date(Date.parse('2026-03-02T01:00:00Z') + nth * 600_000).toISOString()

async function say(s: Scene, nth: number, customer: number, outlet = 'O11') {
  s.setClock(minuteOf(nth))
  return receive(s, VOICES[nth] as string, { outlet, contact: { phone: phoneOf(customer) } })
}
const incidents = (s: Scene) =>
  s.query<{ id: string; lead_case_id: string; cases: number }>(
    'select i.id, i.lead_case_id, (select count(*)::int from service_case c where c.incident_id = i.id) as cases from incident i',
  )

test('six customers who say the same within the hour become one incident of grade I, whose clocks run', async () => {
  const s = await scene({ as: 'supervisor' })
  const cases: string[] = []
  for (let nth = 0; nth < 6; nth++) cases.push((await say(s, nth, nth)).caseId)
  await s.moveTo(minuteOf(5))
  expect(await incidents(s)).toMatchObject([{ lead_case_id: cases[0], cases: 6 }])
  const { body } = await s.call('GET', at(cases[0] as string))
  expect(body).toMatchObject({
    grade: 'I',
    gradeBecause: { zh: expect.stringContaining('同类反馈突增') },
    incident: { leadCaseId: cases[0], cases: 6, announcedAt: null },
  })
  expect(clockOf(body, '4.2.2/I-handling')).toMatchObject([{ state: 'running', dueAt: '2026-03-02T02:50:00.000Z' }])
  expect(clockOf(body, '4.2.2/I-plan')).toMatchObject([{ state: 'running', dueAt: '2026-03-03T01:50:00.000Z' }])
  const list = await s.call('GET', `/api/cases?incidentId=${body.incident.id}`)
  expect(list.body.items.map((item: { id: string }) => item.id).toSorted()).toEqual(cases.toSorted())
})

test('a seventh customer joins the incident, and no second one is opened', async () => {
  const s = await scene({ as: 'supervisor' })
  for (let nth = 0; nth < 6; nth++) await say(s, nth, nth)
  await s.moveTo(minuteOf(5))
  const { caseId } = await say(s, 6, 6)
  await s.moveTo(minuteOf(6))
  const [incident, ...others] = await incidents(s)
  expect(others).toEqual([])
  expect(incident?.cases).toBe(7)
  expect((await s.call('GET', at(caseId))).body.incidentId).toBe(incident?.id)
})

test('an incident whose first case was grave already does not give it more time', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId } = await say(s, 0, 0)
  await s.call('POST', at(caseId, 'regrade'), { grade: 'I', reason: '多名客户到网点询问' })
  for (let nth = 1; nth < 6; nth++) await say(s, nth, nth)
  await s.moveTo(minuteOf(5))
  const { body } = await s.call('GET', at(caseId))
  expect(body.incident.cases).toBe(6)
  expect(clockOf(body, '4.2.2/I-handling')).toMatchObject([{ state: 'running', dueAt: '2026-03-02T02:00:00.000Z' }])
})

test('one customer who says it six times makes no incident', async () => {
  const s = await scene()
  for (let nth = 0; nth < 6; nth++) await say(s, nth, 0)
  await s.moveTo(minuteOf(5))
  expect(await incidents(s)).toEqual([])
  expect(await s.query('select 1 from feedback where watched_at is null')).toEqual([])
})

test('six customers with different troubles make no incident', async () => {
  const s = await scene()
  const troubles = [
    '排队等了一个小时没人理',
    '请问信用卡年费怎么算',
    '信用卡积分被清零了，要求恢复',
    '我的卡还没解冻，麻烦尽快处理一下',
    '你们柜员态度很差',
    '自动取款机吞了我的卡',
  ]
  for (const [nth, text] of troubles.entries()) await receive(s, text, { contact: { phone: phoneOf(nth) } })
  await s.moveTo(minuteOf(5))
  expect(await incidents(s)).toEqual([])
})

test('old feedback that is brought in from a table makes no incident', async () => {
  const s = await scene()
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-backlog-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'backlog.csv')
  writeFileSync(file, ['text', ...VOICES].join('\n'))
  const plan = { textColumns: ['text'], ratingColumn: undefined, outlet: 'O11', language: 'zh' as const }
  const options = { encoding: 'utf-8', rejects: join(folder, 'rejects.csv'), onProgress: () => {} }
  expect(await importFeedback(s.world, file, plan, options)).toEqual({ taken: 7, known: 0, rejected: 0 })
  await s.moveTo(minuteOf(1))
  expect(await incidents(s)).toEqual([])
})

test('an incident is led by a case that can still be handled, not by one that was answered already', async () => {
  const s = await scene({ as: 'supervisor' })
  const first = await say(s, 0, 0)
  await s.call('POST', at(first.caseId, 'take'), {})
  await walkToReply(s.call, first.caseId)
  await s.call('POST', at(first.caseId, 'reply'), { way: 'phone', text: '已告知升级版本后可正常登录。' })
  const second = await say(s, 1, 1)
  for (let nth = 2; nth < 6; nth++) await say(s, nth, nth)
  await s.moveTo(minuteOf(5))
  expect(await incidents(s)).toMatchObject([{ lead_case_id: second.caseId, cases: 6 }])
  const { body } = await s.call('GET', at(first.caseId))
  expect(clockOf(body, '4.2.2/I-handling')).toEqual([])
})

test('somebody who leaves no name and sends the same words again and again makes no incident', async () => {
  const s = await scene()
  for (let nth = 0; nth < 6; nth++) {
    s.setClock(minuteOf(nth))
    await receive(s, VOICES[0], { contact: {} })
  }
  await s.moveTo(minuteOf(5))
  expect(await incidents(s)).toEqual([])
})
