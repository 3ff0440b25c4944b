import { expect, test } from 'vitest'
import type { LookBack, LookBackDraw } from '#contract/feedback.ts'
import { at } from '#test/matter.ts'
import { drawnMonth, MONTH, resolveOn } from '#test/resolved-month.ts'
import { scene } from '#test/scene.ts'

const list = async (s: Awaited<ReturnType<typeof scene>>, login = 'service', query = `month=${MONTH}`) =>
  (await (await s.as(login))('GET', `/api/look-backs?${query}`)).body.items as LookBack[]

test('of eleven cases that an outlet resolved in a month two are drawn, for somebody who has no part in them', async () => {
  const { s, caseIds } = await drawnMonth(11)
  const items = await list(s)
  expect(items).toHaveLength(2)
  for (const item of items) {
    expect(caseIds).toContain(item.caseId)
    expect(item).toMatchObject({
      unit: { code: 'O11' },
      why: 'drawn',
      state: 'waiting',
      resolvedBy: { name: 'teller' },
    })
    const [checker] = await s.query<{ login: string; code: string }>(
      'select s.login, u.code from staff s join org_unit u on u.id = s.unit_id where s.id = $1',
      [item.assignedTo?.id],
    )
    expect(checker?.login).not.toBe('teller')
    expect(checker?.code).not.toBe('O11')
    expect(await list(s, checker?.login as string, 'mine=yes')).toContainEqual(item)
  }
  expect(new Set(items.map((item) => item.caseId)).size).toBe(2)
  const draws = (await (await s.as('service'))('GET', `/api/look-backs/draws?month=${MONTH}`)).body as LookBackDraw[]
  expect(draws).toMatchObject([{ unit: { code: 'O11' }, population: 11, sample: 2, percent: 10, done: 0, failed: 0 }])
})

test('nothing is drawn, and no secret is told, before the month is over', async () => {
  const s = await scene()
  await s.moveTo('2026-03-01T16:30:00Z')
  await resolveOn(s, '2026-03-02')
  await s.moveTo('2026-03-31T15:59:00Z')
  expect(await list(s)).toEqual([])
  expect((await (await s.as('service'))('GET', `/api/look-backs/draws?month=${MONTH}`)).body).toEqual([])
  await s.moveTo('2026-03-31T16:30:00Z')
  expect(await list(s)).toHaveLength(1)
})

test('a month is drawn once, however often the clock turns', async () => {
  const { s } = await drawnMonth(1)
  await s.moveTo('2026-04-01T16:30:00Z')
  expect(await list(s)).toHaveLength(1)
})

test('a failed check opens the case again and says so in its story', async () => {
  const { s } = await drawnMonth(1)
  const [item] = await list(s)
  const checker = await s.as(item?.assignedTo?.name as string)
  const found = { passed: false, finding: '费用未实际退回' }
  const done = await checker('POST', `/api/look-backs/${item?.id}`, found)
  expect(done.body).toMatchObject({ state: 'failed', finding: '费用未实际退回', doneBy: { id: item?.assignedTo?.id } })
  const { body } = await (await s.as('teller'))('GET', at(item?.caseId as string))
  expect(body).toMatchObject({ stage: 'analyse', outcome: null, reopenedCount: 1, resolvedAt: null })
  expect(body.story.at(-1)).toMatchObject({ kind: 'look-back-failed', text: '费用未实际退回' })
  expect(await checker('POST', `/api/look-backs/${item?.id}`, { ...found, passed: true })).toMatchObject({
    status: 409,
    body: { code: 'look-back.done-already' },
  })
})

test('a passed check verifies a case that nobody had confirmed', async () => {
  const { s } = await drawnMonth(1)
  const [item] = await list(s)
  await (await s.as(item?.assignedTo?.name as string))('POST', `/api/look-backs/${item?.id}`, {
    passed: true,
    finding: '已致电客户，费用已退回',
  })
  const { body } = await (await s.as('teller'))('GET', at(item?.caseId as string))
  expect(body).toMatchObject({ stage: 'closed', outcome: 'looked-back', verifiedAt: '2026-03-31T16:30:00.000Z' })
})

test('nobody checks but whom it was given to, nor the same person who resolved it under another account', async () => {
  const { s } = await drawnMonth(1)
  const [item] = await list(s)
  const other = ['service', 'service-2'].find((login) => login !== item?.assignedTo?.name) as string
  const verdict = { passed: true, finding: '已致电客户' }
  expect(await (await s.as(other))('POST', `/api/look-backs/${item?.id}`, verdict)).toMatchObject({
    status: 403,
    body: { code: 'look-back.not-yours' },
  })
  await s.query("update staff set person_key = 'teller' where id = $1", [item?.assignedTo?.id])
  expect(
    await (await s.as(item?.assignedTo?.name as string))('POST', `/api/look-backs/${item?.id}`, verdict),
  ).toMatchObject({ status: 403, body: { code: 'look-back.own-work' } })
})
