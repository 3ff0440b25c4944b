import { expect, test } from 'vitest'
import { at, complaint, walkToReply } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

test('a complaint goes through all five stages, each with who, when and how long, to the customer’s yes', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId } = await complaint(s)
  await walkToReply(s.call, caseId)
  s.setClock('2026-03-03T03:00:00Z')
  const replied = await s.call('POST', at(caseId, 'reply'), {
    way: 'sms',
    text: '您好，费用已退回，我们为服务不周致歉。',
  })
  expect(replied.body).toMatchObject({ stage: 'verify', resolvedAt: '2026-03-03T03:00:00.000Z', verifiedAt: null })
  await s.moveTo('2026-03-03T03:00:00Z')
  const [message] = await s.query<{ text: string }>('select text from phone_message order by at desc limit 1')
  const code = /\/a\/([\w-]+)/.exec(message?.text ?? '')?.[1] as string
  expect(code).toHaveLength(22)
  const answered = await s.nobody('POST', `/api/answers/${code}`, { isSolved: true, rating: 5 })
  expect(answered.body.state).toBe('confirmed')
  const { body } = await s.call('GET', at(caseId))
  expect(body).toMatchObject({ stage: 'closed', outcome: 'verified', verifiedAt: '2026-03-03T03:00:00.000Z' })
  expect(body.steps.map((step: { stage: string }) => step.stage)).toEqual([
    'receive',
    'analyse',
    'handle',
    'reply',
    'verify',
  ])
  body.steps.slice(1).forEach((step: { fromAt: string }, i: number) => {
    expect(step.fromAt).toBe(body.steps[i].toAt)
  })
  expect(body.deadlines.every((deadline: { state: string }) => deadline.state === 'met')).toBe(true)
  // The link in the case's own copy of the message leads nobody.
  expect(JSON.stringify(body.messages)).not.toContain(code)
})

test('no stage is skipped: no reply before the root cause, none before the handling', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId } = await complaint(s)
  const early = await s.call('POST', at(caseId, 'reply'), { way: 'phone', text: '已处理完毕' })
  expect(early).toMatchObject({ status: 409, body: { code: 'case.wrong-stage' } })
  await s.call('POST', at(caseId, 'take'), {})
  expect(await s.call('POST', at(caseId, 'handle'), { measure: 'explained', note: '解释' })).toMatchObject({
    body: { code: 'case.root-cause-first' },
  })
  expect(await s.call('POST', at(caseId, 'analyse'), { rootCause: 'nonsense', note: '……' })).toMatchObject({
    status: 422,
    body: { code: 'case.unknown-root-cause' },
  })
})

test('of two who take a case at once one owns it and the other is told so', async () => {
  const s = await scene()
  const { caseId } = await complaint(s)
  const both = await Promise.all(
    ['teller', 'teller-2'].map(async (login) => (await s.as(login))('POST', at(caseId, 'take'), {})),
  )
  expect(both.map((reply) => reply.status).toSorted()).toEqual([200, 409])
})

test('«not solved» reopens at once as another round and starts the 24 hours of 6.1.3; the link goes on to work', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId } = await complaint(s)
  await walkToReply(s.call, caseId)
  await s.call('POST', at(caseId, 'reply'), { way: 'sms', text: '您好，已处理完毕。' })
  await s.moveTo('2026-03-02T02:00:00Z')
  const [message] = await s.query<{ text: string }>('select text from phone_message order by at desc limit 1')
  const code = /\/a\/([\w-]+)/.exec(message?.text ?? '')?.[1] as string
  const said = await s.nobody('POST', `/api/answers/${code}`, { isSolved: false, text: '钱根本没退，我的密码是123456' })
  expect(said.body.state).toBe('reopened')
  const { body } = await s.call('GET', at(caseId))
  expect(body).toMatchObject({ stage: 'analyse', reopenedCount: 1, resolvedAt: null, rootCause: null })
  const apology = body.deadlines.find((deadline: { commitmentId: string }) => deadline.commitmentId === '6.1.3/apology')
  expect(apology).toMatchObject({ state: 'running', dueAt: '2026-03-03T02:00:00.000Z' })
  expect(JSON.stringify(body.story)).not.toContain('123456')
  expect(await s.nobody('POST', `/api/answers/${code}`, { isSolved: true })).toMatchObject({
    status: 409,
    body: { code: 'answer.given-already' },
  })
  const sorry = await s.call('POST', at(caseId, 'apologise'), { way: 'phone', text: '当面致歉并当场退款' })
  expect(sorry.body.deadlines.find((it: { commitmentId: string }) => it.commitmentId === '6.1.3/apology').state).toBe(
    'met',
  )
})

test('silence is not satisfaction: a case that nobody confirmed stays resolved and unverified', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId } = await complaint(s)
  await walkToReply(s.call, caseId)
  await s.call('POST', at(caseId, 'reply'), { way: 'sms', text: '您好，已处理完毕。' })
  await s.moveTo('2026-03-30T02:00:00Z')
  const { body } = await s.call('GET', at(caseId))
  expect(body).toMatchObject({ stage: 'verify', verifiedAt: null })
  expect(body.resolvedAt).not.toBeNull()
})

test('a pause stops the manual’s clock and never the law’s', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId } = await complaint(s)
  await (await s.as('teller'))('POST', at(caseId, 'take'), {})
  const paused = await s.call('POST', at(caseId, 'pause'), {
    ground: 'customer-documents',
    note: '已一次性告知需补充流水',
  })
  expect(paused.status).toBe(200)
  const states = Object.fromEntries(
    paused.body.deadlines.map((it: { basis: string; state: string }) => [it.basis, it.state]),
  )
  expect(states).toEqual({ manual: 'paused', law: 'running' })
  s.setClock('2026-03-05T02:00:00Z')
  const resumed = await s.call('POST', at(caseId, 'resume'), {})
  const manual = resumed.body.deadlines.filter((it: { basis: string }) => it.basis === 'manual')
  for (const clock of manual) {
    const why = await s.call('GET', `/api/clocks/${clock.clockId}/why`)
    expect(why.body.segments.map((it: { kind: string }) => it.kind)).toEqual(['running', 'paused', 'running'])
    expect(why.body.days.filter((day: { reason: string }) => day.reason === 'paused').length).toBeGreaterThan(0)
  }
})

test('people of another branch see nothing of it and cannot tell that it exists', async () => {
  const s = await scene()
  const { caseId } = await complaint(s)
  const west = await s.as('supervisor-west')
  expect(await west('GET', at(caseId))).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect(await west('POST', at(caseId, 'take'), {})).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect((await west('GET', '/api/cases?queue=all')).body.items).toEqual([])
})

test('a colleague who is not the owner does not work the case, the supervisor may and the story says so', async () => {
  const s = await scene()
  const { caseId } = await complaint(s)
  await (await s.as('teller'))('POST', at(caseId, 'take'), {})
  const analysis = { rootCause: 'staff.attitude', note: '调阅录像' }
  expect(await (await s.as('teller-2'))('POST', at(caseId, 'analyse'), analysis)).toMatchObject({
    status: 403,
    body: { code: 'case.not-yours' },
  })
  const done = await (await s.as('supervisor'))('POST', at(caseId, 'analyse'), analysis)
  expect(done.body.story.at(-1)).toMatchObject({ kind: 'analysed', detail: { standsInFor: await s.staffId('teller') } })
})

test('who the complaint is about, and their unit, do not verify it', async () => {
  const s = await scene()
  const { caseId } = await complaint(s, { text: '你们服务管理部的人电话里骂我，必须道歉', aboutStaff: 'service' })
  const teller = await s.as('teller')
  await walkToReply(teller, caseId)
  await teller('POST', at(caseId, 'reply'), { way: 'phone', text: '已电话说明并致歉。' })
  const verdict = { outcome: 'solved', way: 'phone', note: '客户满意' }
  for (const login of ['service', 'service-2'])
    expect(await (await s.as(login))('POST', at(caseId, 'verify'), verdict)).toMatchObject({
      status: 403,
      body: { code: 'case.recused' },
    })
  expect(await (await s.as('operations'))('POST', at(caseId, 'verify'), verdict)).toMatchObject({
    status: 200,
    body: { outcome: 'verified' },
  })
})

test('the same key does the work once', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId } = await complaint(s)
  await s.call('POST', at(caseId, 'take'), {})
  const note = () => s.call('POST', at(caseId, 'note'), { text: '致电客户' }, { 'idempotency-key': 'k1' })
  const [first, again] = [await note(), await note()]
  expect(again.body).toEqual(first.body)
  expect((await s.query("select 1 from case_entry where kind = 'noted'")).length).toBe(1)
})
