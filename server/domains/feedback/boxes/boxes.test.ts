import { expect, test } from 'vitest'
import type { Scene } from '#test/matter.ts'
import { scene } from '#test/scene.ts'
import { momentRefusal, weekMet } from './rules.ts'

const NOW = '2026-03-04T08:00:00Z'
const EMPTIED = '2026-03-04T01:30:00Z'
const BOX = '/api/boxes/emptyings'
const empty = (call: Scene['call'], more: object = {}) =>
  call('POST', BOX, { outlet: 'O11', emptiedAt: EMPTIED, slipCount: 2, note: '', ...more })

test('a pile of slips is entered one after the other, and its clocks count from when the box was emptied', async () => {
  const s = await scene({ now: NOW, as: 'lobby' })
  const { body: emptying } = await empty(s.call)
  expect(emptying).toMatchObject({ slipCount: 2, enteredCount: 0, emptiedBy: { name: 'lobby' } })
  const slip = (text: string) => s.call('POST', `${BOX}/${emptying.id}/slips`, { text })
  const first = await slip('排队太久，窗口只开了一个，我的密码是 839201')
  expect(first.body).toMatchObject({ receivedAt: '2026-03-04T01:30:00.000Z', maskedSecrets: 1 })
  await slip('大厅空调太冷')
  const third = await slip('第三张')
  expect([third.status, third.body.code]).toEqual([409, 'box.pile-finished'])
  await s.call('POST', `${BOX}/${emptying.id}/count`, { slipCount: 3 })
  expect((await slip('第三张，字迹看不清')).status).toBe(200)
  const fewer = await s.call('POST', `${BOX}/${emptying.id}/count`, { slipCount: 2 })
  expect(fewer.body.code).toBe('box.fewer-than-entered')
  const rows = await s.query(
    `select b.nth, f.channel, f.received_at from box_slip b join feedback f on f.id = b.feedback_id order by nth`,
  )
  expect(rows.map((row) => [row.nth, row.channel, row.received_at.toISOString()])).toEqual(
    [1, 2, 3].map((nth) => [nth, 'suggestion-box', '2026-03-04T01:30:00.000Z']),
  )
  const [clock] = await s.query(`select started_at from clock where case_id = $1 limit 1`, [first.body.caseId])
  expect(clock?.started_at).toEqual(new Date(EMPTIED))
  expect(JSON.stringify(await s.query('select text from feedback'))).not.toContain('839201')
})

test('the same slips entered by two at once are numbered one after the other', async () => {
  const s = await scene({ now: NOW, as: 'lobby' })
  const { body } = await empty(s.call, { slipCount: 4 })
  const replies = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map((text) =>
      s.call('POST', `${BOX}/${body.id}/slips`, { text: `建议增加座椅 ${text}` }),
    ),
  )
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 409])
})

test('an empty box meets the week’s duty, and the duty of a week in which nobody looked is missed', async () => {
  const s = await scene({ now: '2026-03-04T00:00:00Z', as: 'lobby' })
  await s.moveTo('2026-03-04T00:00:00Z')
  await empty(s.call, { emptiedAt: '2026-03-03T23:00:00Z', slipCount: 0 })
  await s.moveTo('2026-03-11T00:00:00Z')
  const duties = await s.query(
    `select u.code, k.period, k.state from clock k join org_unit u on u.id = k.unit_id
     where k.commitment_id = '4.1.1/box-emptied' and k.period = '2026-W10' order by u.code`,
  )
  expect(duties.map((duty) => [duty.code, duty.state])).toEqual([
    ['O11', 'met'],
    ['O12', 'missed'],
    ['O21', 'missed'],
  ])
})

test('a box of another branch is nobody’s to empty, and one tomorrow or two months ago was not', async () => {
  const s = await scene({ now: NOW, as: 'lobby' })
  expect((await empty(s.call, { outlet: 'O21' })).status).toBe(404)
  expect((await empty(s.call, { emptiedAt: '2026-03-04T08:01:00Z' })).body.code).toBe('box.in-the-future')
  expect((await empty(s.call, { emptiedAt: '2026-01-04T08:01:00Z' })).body.code).toBe('box.too-long-ago')
  expect((await empty(s.call, { emptiedById: await s.staffId('teller-west') })).body.code).toBe('box.unknown-colleague')
  expect((await empty(s.call, { slipCount: 501 })).status).toBe(400)
  const key = await s.key()
  expect((await empty(key)).body.code).toBe('people-only')
  const { body } = await empty(s.call)
  const west = await s.as('supervisor-west')
  expect((await west('POST', `${BOX}/${body.id}/slips`, { text: '不是我的' })).status).toBe(404)
  expect((await west('GET', BOX)).body.items).toEqual([])
})

test('what was said like this at the same outlet is hinted, and elsewhere is not shown', async () => {
  const s = await scene({ now: NOW, as: 'lobby' })
  const text = '排队太久了，窗口只开了一个，等了两个小时'
  await s.call('POST', '/api/feedback', { channel: 'letter', outlet: 'O11', text })
  const like = async (login: string, outlet: string) =>
    (await (await s.as(login))('POST', '/api/feedback/like', { text: '窗口只开一个，排队等了两小时太久', outlet })).body
  expect(await like('lobby', 'O11')).toMatchObject([{ channel: 'letter', excerpt: text }])
  expect(await like('teller-o12', 'O12')).toEqual([])
  expect((await like('teller-o12', 'O11')).code).toBe('not-found')
})

test('the week of an emptying is the week in which it was, not in which it was written down', () => {
  expect(weekMet(new Date('2026-03-01T15:59:00Z'))).toBe('2026-W09')
  expect(weekMet(new Date('2026-03-01T16:00:00Z'))).toBe('2026-W10')
  expect(momentRefusal(new Date('2026-03-04T08:00:00Z'), new Date('2026-03-04T08:00:00Z'))).toBeUndefined()
})
