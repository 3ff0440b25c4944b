import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'

const kinds = (body: { items: { kind: string; action: string }[] }) =>
  body.items.map(({ kind, action }) => `${kind} ${action}`)

test('what nobody took waits for everybody of the outlet, and for its owner once it is taken', async () => {
  const s = await scene({ as: 'teller' })
  const app = await s.key()
  const { body } = await app('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    text: '我的卡还没解冻，麻烦尽快处理一下',
  })
  expect(kinds((await s.call('GET', '/api/work')).body)).toEqual(['unowned take'])
  expect((await (await s.as('teller-o12'))('GET', '/api/work')).body.items).toEqual([])
  await s.call('POST', `/api/cases/${body.caseId}/take`, {})
  const mine = (await s.call('GET', '/api/work')).body
  expect(mine.items).toMatchObject([{ kind: 'clock', caseId: body.caseId, deadline: { leads: true } }])
  expect((await (await s.as('teller-2'))('GET', '/api/work')).body.items).toEqual([])
})

test('a broken promise is brought before the supervisor', async () => {
  const s = await scene()
  const app = await s.key()
  const { body } = await app('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    text: '我的卡还没解冻，麻烦尽快处理一下',
  })
  await (await s.as('teller'))('POST', `/api/cases/${body.caseId}/take`, {})
  await s.moveTo('2026-03-20T02:00:00Z')
  const { items } = (await (await s.as('supervisor'))('GET', '/api/work')).body
  expect(
    items.some((item: { escalated: boolean; caseId: string }) => item.escalated && item.caseId === body.caseId),
  ).toBe(true)
})

test('a ticket waits for its department, a hand-over for the colleague, an approval for a second person', async () => {
  const s = await scene({ as: 'supervisor' })
  const app = await s.key()
  const { body } = await app('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    text: '信用卡积分被清零了，要求恢复',
  })
  const at = (act: string) => `/api/cases/${body.caseId}/${act}`
  await s.call('POST', at('take'), {})
  await s.call('POST', at('tickets'), { unitId: await s.unitId('CC'), question: '请核实积分规则' })
  await s.call('POST', at('hand-over'), { toId: await s.staffId('teller'), reason: '休假' })
  await s.call('POST', at('invalid'), { reason: '重复件' })
  expect(kinds((await (await s.as('card-handler'))('GET', '/api/work')).body)).toEqual(['ticket claim-ticket'])
  expect(kinds((await (await s.as('teller'))('GET', '/api/work')).body)).toContain('hand-over answer-hand-over')
  expect(kinds((await (await s.as('president'))('GET', '/api/work')).body)).toContain('approval decide')
  expect(kinds((await s.call('GET', '/api/work')).body)).not.toContain('approval decide')
})
