import { expect, test } from 'vitest'
import type { LookBack } from '#contract/feedback.ts'
import { scene } from '#test/scene.ts'

/** One case of the outlet, answered in March; April's first moments draw it, since a tenth of one is one. */
async function drawn(s: Awaited<ReturnType<typeof scene>>) {
  const app = await s.key()
  const { body } = await app('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    text: '我的卡还没解冻，麻烦尽快处理一下',
  })
  const teller = await s.as('teller')
  const act = (name: string, input: object) => teller('POST', `/api/cases/${body.caseId}/${name}`, input)
  await act('take', {})
  const { body: analysed } = await act('analyse', { rootCause: 'staff.attitude', note: '经办人漏办' })
  if (analysed.actions.includes('plan')) await act('plan', { text: '本周核对全部待解冻账户' })
  await act('handle', { measure: 'fee-returned', note: '已解冻' })
  expect(await act('reply', { way: 'phone', text: '已为您解冻，请查收。' })).toMatchObject({ status: 200 })
  // The month's last day is sealed on the morning after; the draw waits for the seal.
  await s.moveTo('2026-03-31T02:00:00Z')
  await s.moveTo('2026-04-01T02:00:00Z')
  const reader = await s.as('service')
  const [item] = (await reader('GET', '/api/look-backs?month=2026-03')).body.items as LookBack[]
  if (!item) throw new Error('nothing was drawn')
  const [checker] = await s.query<{ login: string }>('select login from staff where id = $1', [item.assignedTo?.id])
  return { caseId: body.caseId as string, item, reader, check: await s.as(checker?.login ?? '') }
}

test('a case that failed its look-back is opened again and still stands on the list with what was found', async () => {
  const s = await scene()
  const { caseId, item, reader, check } = await drawn(s)
  expect(item).toMatchObject({ caseId, state: 'waiting', why: 'drawn', resolvedAt: '2026-03-02T01:00:00.000Z' })
  const checked = await check('POST', `/api/look-backs/${item.id}`, { passed: false, finding: '客户称仍未解冻' })
  expect(checked).toMatchObject({ status: 200, body: { state: 'failed', finding: '客户称仍未解冻', resolvedAt: null } })
  const listed = await reader('GET', '/api/look-backs?month=2026-03')
  expect(listed).toMatchObject({ status: 200, body: { items: [{ id: item.id, state: 'failed', resolvedAt: null }] } })
  expect((await reader('GET', `/api/cases/${caseId}`)).body).toMatchObject({ resolvedAt: null, reopenedCount: 1 })
})

test('the certificate of the draw counts what was drawn, checked and failed', async () => {
  const s = await scene()
  const { item, reader, check } = await drawn(s)
  await check('POST', `/api/look-backs/${item.id}`, { passed: true, finding: '客户确认已解冻' })
  const { body } = await reader('GET', '/api/look-backs/draws?month=2026-03')
  const own = body.find((draw: { unit: { code: string } }) => draw.unit.code === 'O11')
  expect(own).toMatchObject({ population: 1, sample: 1, percent: 10, done: 1, failed: 0 })
})
