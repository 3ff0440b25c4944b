import { expect, test } from 'vitest'
import { answeredCase, at } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

test('a code that nobody was sent opens nothing, whoever asks', async () => {
  const s = await scene({ as: 'teller' })
  const { code } = await answeredCase(s, s.call)
  const guessed = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`
  for (const call of [s.nobody, s.call]) {
    expect(await call('GET', `/api/answers/${guessed}`)).toMatchObject({ status: 404, body: { code: 'not-found' } })
    expect(await call('POST', `/api/answers/${guessed}`, { isSolved: true })).toMatchObject({ status: 404 })
  }
  expect((await s.nobody('GET', '/api/answers/short')).status).toBe(400)
  const [row] = await s.query('select count(*)::int as n from service_case where stage = $1', ['closed'])
  expect(row).toEqual({ n: 0 })
})

test('the code is kept nowhere but in the message itself: the case, its story and the ledger hold at most a digest', async () => {
  const s = await scene({ as: 'teller' })
  const { code } = await answeredCase(s, s.call)
  for (const table of ['service_case', 'case_entry', 'ledger_entry', 'idempotency'])
    expect(JSON.stringify(await s.query(`select * from ${table}`))).not.toContain(code)
})

test('the page shows the customer the reply and the case’s number, and nothing of the bank’s inside', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, code } = await answeredCase(s, s.call)
  await s.call('POST', at(caseId, 'note'), { text: '内部：柜员已约谈' })
  const { body } = await s.nobody('GET', `/api/answers/${code}`)
  expect(body).toMatchObject({
    bank: { zh: '总行' },
    state: 'answered',
    reply: '您好，费用已退回，我们为服务不周致歉。',
  })
  expect(Object.keys(body).toSorted()).toEqual([
    'bank',
    'caseNumber',
    'promisedAt',
    'receivedAt',
    'repliedAt',
    'reply',
    'state',
    'title',
  ])
  expect(JSON.stringify(body)).not.toContain('约谈')
})

test('sent again with its key an answer is the same answer; with other words it is refused', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, code } = await answeredCase(s, s.call)
  const give = (body: object, key: string) => s.nobody('POST', `/api/answers/${code}`, body, { 'idempotency-key': key })
  const no = { isSolved: false, rating: 1, text: '钱没有退' }
  const first = await give(no, 'attempt-1')
  expect(first.body.state).toBe('reopened')
  expect(await give(no, 'attempt-1')).toMatchObject({ status: 200, body: first.body })
  expect(await give({ ...no, isSolved: true }, 'attempt-1')).toMatchObject({
    status: 422,
    body: { code: 'idempotency.other-body' },
  })
  expect(await give(no, 'attempt-2')).toMatchObject({ status: 409, body: { code: 'answer.given-already' } })
  const { body } = await s.call('GET', at(caseId))
  expect(body.reopenedCount).toBe(1)
  expect(body.deadlines.filter((it: { commitmentId: string }) => it.commitmentId === '6.1.3/apology')).toHaveLength(1)
})

test('of «solved» and «not solved» sent at once one counts', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, code } = await answeredCase(s, s.call)
  const both = await Promise.all(
    [true, false].map((isSolved) => s.nobody('POST', `/api/answers/${code}`, { isSolved })),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const { body } = await s.call('GET', at(caseId))
  expect(['closed', 'analyse']).toContain(body.stage)
  const kinds = body.story.map((it: { kind: string }) => it.kind)
  expect(kinds.filter((kind: string) => /^customer-/.test(kind))).toHaveLength(1)
})

test('few stars on a solved case start the 24 hours of 6.1.3 all the same', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, code } = await answeredCase(s, s.call)
  await s.nobody('POST', `/api/answers/${code}`, { isSolved: true, rating: 2 })
  const { body } = await s.call('GET', at(caseId))
  expect(body).toMatchObject({ stage: 'closed', outcome: 'verified' })
  expect(body.deadlines).toContainEqual(
    expect.objectContaining({ commitmentId: '6.1.3/apology', state: 'running', dueAt: '2026-03-03T01:00:00.000Z' }),
  )
  const done = await s.call('POST', at(caseId, 'apologise'), { way: 'phone', text: '电话致歉并说明' })
  expect(done.status).toBe(200)
})
