import { expect, test } from 'vitest'
import { answeredCase, at, walkToReply } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
const PROGRESS = '/api/customer/progress'

async function leftBehind(s: Scene) {
  const { body } = await s.nobody('POST', '/api/customer/feedback', {
    outlet: 'O11',
    text: '积分兑换的礼品一直没收到，麻烦帮我查一下',
    isAnonymous: true,
  })
  const key = { number: body.number as string, code: body.code as string }
  const [row] = await s.query<{ id: string }>('select id from service_case where number = $1', [body.number])
  return { key, caseId: row?.id as string }
}

test('number and code, as people type them, show the five stages and what is promised; an anonymous customer’s as well', async () => {
  const s = await scene({ as: 'teller' })
  const { key, caseId } = await leftBehind(s)
  const typed = {
    number: ` ${key.number.toLowerCase().replace('-', '')} `,
    code: `${key.code.slice(0, 4)} ${key.code.slice(4)}`,
  }
  const first = await s.nobody('POST', PROGRESS, { key: typed })
  expect(first.body).toMatchObject({ state: 'in-work', mayConfirm: false, mayAdd: true, mayWithdraw: true })
  expect(first.body.stages.map((it: { stage: string }) => it.stage)).toEqual([
    'receive',
    'analyse',
    'handle',
    'reply',
    'verify',
  ])
  expect(first.body.stages[0]).toMatchObject({ isNow: true })
  expect(first.body.promises.length).toBeGreaterThan(0)
  await s.call('POST', at(caseId, 'take'), {})
  await s.call('POST', at(caseId, 'note'), { text: '内部：供应商漏发' })
  const later = await s.nobody('POST', PROGRESS, { key })
  expect(later.body.stages[1]).toMatchObject({ stage: 'analyse', isNow: true, at: expect.any(String) })
  expect(JSON.stringify(later.body)).not.toContain('供应商')
})

test('a wrong code, another’s code and a number that does not exist are refused in the same words', async () => {
  const s = await scene()
  const { key } = await leftBehind(s)
  const other = await leftBehind(s)
  const wrong = [
    { ...key, code: other.key.code },
    { ...key, code: '00000000' },
    { number: 'C990101-999999', code: key.code },
    { link: 'x'.repeat(22) },
  ]
  for (const key of wrong)
    expect(await s.nobody('POST', PROGRESS, { key })).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('codes are not guessed: one number is tried a hundred times in a day, and then not even its own code opens it', async () => {
  const s = await scene()
  const { key } = await leftBehind(s)
  const guess = (code: string) => s.nobody('POST', PROGRESS, { key: { ...key, code } })
  const statuses = new Set<number>()
  for (let i = 0; i < 100; i++) statuses.add((await guess(String(i).padStart(8, '0'))).status)
  expect([...statuses]).toEqual([404])
  expect(await guess(key.code)).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } })
  expect((await s.nobody('POST', PROGRESS, { key: (await leftBehind(s)).key })).status).toBe(200)
})

test('what a customer adds stands on the story, reaches the owner and starts no clock anew', async () => {
  const s = await scene({ as: 'teller' })
  const { key, caseId } = await leftBehind(s)
  await s.call('POST', at(caseId, 'take'), {})
  const before = (await s.nobody('POST', PROGRESS, { key })).body.promises
  const { body } = await s.nobody('POST', `${PROGRESS}/additions`, {
    key,
    text: '补一句：兑换单号 88213，密码是 480912',
  })
  expect(body.promises).toEqual(before)
  expect(body.words).toEqual([expect.objectContaining({ kind: 'added', text: expect.stringContaining('88213') })])
  expect(JSON.stringify(await s.query('select text from case_entry'))).not.toContain('480912')
  const notices = await s.call('GET', '/api/notices')
  expect(notices.body.items.map((it: { kind: string }) => it.kind)).toContain('case.added')
  expect(await s.nobody('POST', `${PROGRESS}/additions`, { key, text: ' ' })).toMatchObject({ status: 422 })
})

test('withdrawn by the customer, the case ends the same day and takes no more words', async () => {
  const s = await scene()
  const { key, caseId } = await leftBehind(s)
  const { body } = await s.nobody('POST', `${PROGRESS}/withdrawal`, { key, text: '已经收到了' })
  expect(body).toMatchObject({ state: 'withdrawn', promises: [], mayAdd: false, mayWithdraw: false })
  const [row] = await s.query('select outcome from service_case where id = $1', [caseId])
  expect(row).toEqual({ outcome: 'withdrawn' })
  const open = await s.query("select 1 from clock where case_id = $1 and state = 'running'", [caseId])
  expect(open).toEqual([])
  for (const act of ['additions', 'withdrawal'])
    expect(await s.nobody('POST', `${PROGRESS}/${act}`, { key, text: '还有' })).toMatchObject({
      status: 409,
      body: { code: 'progress.is-over' },
    })
})

test('withdrawn and «not solved» at once: one of the two counts', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, code } = await answeredCase(s, s.call)
  const key = { link: code }
  const [answer, withdrawal] = await Promise.all([
    s.nobody('POST', `${PROGRESS}/answer`, { key, isSolved: false }),
    s.nobody('POST', `${PROGRESS}/withdrawal`, { key }),
  ])
  const [row] = await s.query<{ stage: string }>('select stage from service_case where id = $1', [caseId])
  if (withdrawal.status === 200) expect(row?.stage).toBe('closed')
  else {
    expect(withdrawal).toMatchObject({ status: 409, body: { code: 'progress.answered-already' } })
    expect([answer.status, row?.stage]).toEqual([200, 'analyse'])
  }
})

test('the link of a message and number with code open the same matter, before and after «not solved»', async () => {
  const s = await scene({ as: 'teller' })
  const { key, caseId } = await leftBehind(s)
  await walkToReply(s.call, caseId)
  await s.call('POST', at(caseId, 'reply'), { way: 'phone', text: '您好，礼品已补发。' })
  const shown = await s.nobody('POST', PROGRESS, { key })
  expect(shown.body).toMatchObject({ state: 'answered', mayConfirm: true, mayWithdraw: false })
  expect(shown.body.words).toEqual([expect.objectContaining({ kind: 'reply', text: '您好，礼品已补发。' })])
  const after = await s.nobody('POST', `${PROGRESS}/answer`, { key, isSolved: false, rating: 1, text: '没收到' })
  expect(after.body).toMatchObject({ state: 'reopened', mayConfirm: false })
  expect(after.body.promises.map((it: { clause: string }) => it.clause)).toContain('6.1.3')
  const { caseId: other, code } = await answeredCase(s, s.call)
  const link = await s.nobody('POST', PROGRESS, { key: { link: code } })
  expect(link.body.state).toBe('answered')
  await s.nobody('POST', `${PROGRESS}/answer`, { key: { link: code }, isSolved: false })
  expect((await s.nobody('POST', PROGRESS, { key: { link: code } })).body.state).toBe('reopened')
  expect((await s.call('GET', at(other))).body.stage).toBe('analyse')
})

test('a rating alone, which opened no case, is shown as noted', async () => {
  const s = await scene()
  const { body } = await (await s.key())('POST', '/api/feedback', { channel: 'qr', outlet: 'O11', rating: 5 })
  expect(body.caseId).toBeNull()
  const { rows } = await s.bank.ownerPool.query<{ value: string }>(
    "select value from setting where name = 'progress-secret'",
  )
  const { progressCode } = await import('./rules.ts')
  const key = { number: body.feedbackNumber, code: progressCode(rows[0]?.value as string, body.feedbackNumber) }
  expect((await s.nobody('POST', PROGRESS, { key })).body).toMatchObject({ state: 'noted', stages: [], title: '5★' })
})
