import { expect, test } from 'vitest'
import { at, type Call, clockOf, receive, receiveAndTake, type Scene } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

const QUEUE = '排队等了一个小时没人理'
const decide = (call: Call, approvalId: string, approve: boolean) =>
  call('POST', `/api/approvals/${approvalId}`, { approve, note: '已核实' })

/** Takes a grade II case and asks to lower it; answers the question that waits for a second person. */
async function askDowngrade(s: Scene, call: Call): Promise<{ caseId: string; approvalId: string }> {
  const caseId = await receiveAndTake(s, call, QUEUE)
  const asked = await call('POST', at(caseId, 'regrade'), { grade: 'III', reason: '仅一位客户受影响' })
  expect(asked).toMatchObject({ status: 200, body: { grade: 'II' } })
  return { caseId, approvalId: asked.body.approvals[0].id }
}

test('a grade is raised at once, and the promises of the old grade stay as superseded', async () => {
  const s = await scene({ as: 'supervisor' })
  const caseId = await receiveAndTake(s, s.call)
  s.setClock('2026-03-02T02:00:00Z')
  const { body } = await s.call('POST', at(caseId, 'regrade'), { grade: 'I', reason: '多名客户受影响' })
  expect(body).toMatchObject({ grade: 'I', approvals: [] })
  expect(clockOf(body, '4.2.2/III-follow-up')).toMatchObject([{ state: 'superseded' }])
  expect(clockOf(body, '4.2.2/III-result')).toMatchObject([{ state: 'superseded' }])
  // The graver promise is made when it is seen to be grave.
  expect(clockOf(body, '4.2.2/I-handling')).toMatchObject([{ state: 'running', dueAt: '2026-03-02T03:00:00.000Z' }])
  // The law does not care how the bank grades.
  expect(clockOf(body, '7/law-simple')).toMatchObject([{ state: 'running' }])
})

test('a grade is lowered by nobody alone: it waits, and the graver promise runs on', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId } = await askDowngrade(s, s.call)
  const { body } = await s.call('GET', at(caseId))
  expect(body).toMatchObject({
    grade: 'II',
    approvals: [{ kind: 'downgrade', state: 'waiting', proposal: { grade: 'III' } }],
    replyHeldBy: expect.arrayContaining(['case.second-person-waiting']),
  })
  expect(clockOf(body, '4.2.2/II-plan')).toMatchObject([{ state: 'running' }])
  expect(clockOf(body, '4.2.2/III-result')).toEqual([])
  expect(await s.call('POST', at(caseId, 'regrade'), { grade: 'III', reason: '再次申请' })).toMatchObject({
    status: 409,
    body: { code: 'case.second-person-waiting' },
  })
})

test('who asked does not decide, nor the same person under another account', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId, approvalId } = await askDowngrade(s, s.call)
  const refused = { status: 403, body: { code: 'approval.same-person' } }
  expect(await decide(s.call, approvalId, true)).toMatchObject(refused)
  await s.query("update staff set person_key = 'supervisor' where login = 'president'")
  expect(await decide(await s.as('president'), approvalId, true)).toMatchObject(refused)
  expect((await s.call('GET', at(caseId))).body).toMatchObject({ grade: 'II', approvals: [{ state: 'waiting' }] })
  expect((await decide(await s.as('operations'), approvalId, true)).status).toBe(200)
  expect((await s.call('GET', at(caseId))).body.grade).toBe('III')
})

test('a branch that has nothing to do with the case cannot decide on it', async () => {
  const s = await scene({ as: 'supervisor' })
  const { approvalId } = await askDowngrade(s, s.call)
  expect(await decide(await s.as('operations-west'), approvalId, true)).toMatchObject({
    status: 404,
    body: { code: 'not-found' },
  })
})

test('an approved downgrade counts from receipt, so that nothing is won by it', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId, approvalId } = await askDowngrade(s, s.call)
  s.setClock('2026-03-04T02:00:00Z')
  expect((await decide(await s.as('president'), approvalId, true)).body).toEqual({ ok: true })
  const { body } = await s.call('GET', at(caseId))
  expect(body).toMatchObject({
    grade: 'III',
    approvals: [{ state: 'approved', decidedBy: { name: 'president' } }],
  })
  expect(clockOf(body, '4.2.2/II-plan')).toMatchObject([{ state: 'superseded' }])
  // Seven working days after Monday, 2 March: Wednesday, 11 March, not Friday, 13 March.
  expect(clockOf(body, '4.2.2/III-result')).toMatchObject([
    { state: 'running', startedAt: '2026-03-02T01:00:00.000Z', dueAt: '2026-03-11T15:59:59.999Z' },
  ])
  expect(await decide(await s.as('operations'), approvalId, false)).toMatchObject({
    status: 409,
    body: { code: 'approval.decided-already' },
  })
})

test('a refused downgrade changes nothing, and may be asked for again', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId, approvalId } = await askDowngrade(s, s.call)
  await decide(await s.as('president'), approvalId, false)
  const { body } = await s.call('GET', at(caseId))
  expect(body).toMatchObject({ grade: 'II', approvals: [{ state: 'refused' }] })
  expect(clockOf(body, '4.2.2/II-plan')).toMatchObject([{ state: 'running' }])
  expect((await s.call('POST', at(caseId, 'regrade'), { grade: 'III', reason: '补充材料' })).status).toBe(200)
})

test('a complaint becomes an enquiry only when a second person agrees; until then the law’s clock runs', async () => {
  const s = await scene({ as: 'supervisor' })
  const caseId = await receiveAndTake(s, s.call)
  const { body } = await s.call('POST', at(caseId, 'reclassify'), { isComplaint: false, reason: '客户仅咨询收费' })
  expect(body).toMatchObject({ isComplaint: true, approvals: [{ kind: 'to-enquiry', state: 'waiting' }] })
  expect(clockOf(body, '7/law-simple')).toMatchObject([{ state: 'running' }])
  await decide(await s.as('president'), body.approvals[0].id, true)
  const after = (await s.call('GET', at(caseId))).body
  expect(after.isComplaint).toBe(false)
  expect(clockOf(after, '7/law-simple')).toMatchObject([{ state: 'cancelled' }])
  expect(clockOf(after, '4.2.2/III-result')).toMatchObject([{ state: 'running' }])
})

test('an enquiry that turns out a complaint is one at once, and the law counts from receipt', async () => {
  const s = await scene({ as: 'supervisor' })
  const caseId = await receiveAndTake(s, s.call, '请问信用卡年费怎么算')
  s.setClock('2026-03-05T02:00:00Z')
  const { body } = await s.call('POST', at(caseId, 'reclassify'), { isComplaint: true, reason: '客户明确表示投诉' })
  expect(body).toMatchObject({ isComplaint: true, approvals: [] })
  expect(clockOf(body, '7/law-simple')).toMatchObject([
    { state: 'running', startedAt: '2026-03-02T01:00:00.000Z', dueAt: '2026-03-17T15:59:59.999Z' },
  ])
})

test('a complaint that two people find complex has thirty days from receipt', async () => {
  const s = await scene({ as: 'supervisor' })
  const caseId = await receiveAndTake(s, s.call)
  const { body } = await s.call('POST', at(caseId, 'complex'), { reason: '涉及多家机构' })
  expect(body.isComplex).toBe(false)
  await decide(await s.as('president'), body.approvals[0].id, true)
  const after = (await s.call('GET', at(caseId))).body
  expect(after.isComplex).toBe(true)
  expect(clockOf(after, '7/law-simple')).toMatchObject([{ state: 'superseded' }])
  expect(clockOf(after, '7/law-complex')).toMatchObject([{ state: 'running', dueAt: '2026-04-01T15:59:59.999Z' }])
})

test('whom the complaint is about does not decide that it is invalid', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId } = await receive(s, '你们行长骂我，必须道歉', { aboutStaff: 'president' })
  const { body } = await s.call('POST', at(caseId, 'invalid'), { reason: '查无此事' })
  const approvalId = body.approvals[0].id
  expect(await decide(await s.as('president'), approvalId, true)).toMatchObject({
    status: 403,
    body: { code: 'case.recused' },
  })
  await decide(await s.as('operations'), approvalId, true)
  expect((await s.call('GET', at(caseId))).body).toMatchObject({ stage: 'closed', outcome: 'invalid' })
})

test('a case that turns out graver outruns a lowering that waits', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId, approvalId } = await askDowngrade(s, s.call)
  const raised = await s.call('POST', at(caseId, 'regrade'), { grade: 'I', reason: '多名客户受影响' })
  expect(raised.body).toMatchObject({ grade: 'I', approvals: [{ state: 'withdrawn' }] })
  expect(await decide(await s.as('operations'), approvalId, true)).toMatchObject({
    status: 409,
    body: { code: 'approval.decided-already' },
  })
  expect((await s.call('GET', at(caseId))).body.grade).toBe('I')
})

test('a case that waits for the customer waits under its new grade too', async () => {
  const s = await scene({ as: 'supervisor' })
  const caseId = await receiveAndTake(s, s.call)
  await s.call('POST', at(caseId, 'pause'), { ground: 'customer-documents', note: '等客户补充回执' })
  const { body } = await s.call('POST', at(caseId, 'regrade'), { grade: 'II', reason: '多人反映同一流程' })
  expect(clockOf(body, '4.2.2/II-plan')).toMatchObject([{ state: 'paused' }])
  s.setClock('2026-03-04T01:00:00Z')
  const resumed = await s.call('POST', at(caseId, 'resume'), { note: '回执已到' })
  // Three working days after Monday, of which Tuesday was the customer's.
  expect(clockOf(resumed.body, '4.2.2/II-plan')).toMatchObject([
    { state: 'running', dueAt: '2026-03-06T15:59:59.999Z' },
  ])
})

test('a lowered grade counts from receipt, without the days that were the customer’s', async () => {
  const s = await scene({ as: 'supervisor' })
  const caseId = await receiveAndTake(s, s.call, QUEUE)
  await s.call('POST', at(caseId, 'pause'), { ground: 'customer-documents', note: '等客户补充回执' })
  s.setClock('2026-03-04T01:00:00Z')
  await s.call('POST', at(caseId, 'resume'), { note: '回执已到' })
  const asked = await s.call('POST', at(caseId, 'regrade'), { grade: 'III', reason: '仅一位客户受影响' })
  await decide(await s.as('operations'), asked.body.approvals[0].id, true)
  const { body } = await s.call('GET', at(caseId))
  const [result] = body.deadlines.filter((it: { commitmentId: string }) => it.commitmentId === '4.2.2/III-result')
  expect(result).toMatchObject({ startedAt: '2026-03-02T01:00:00.000Z', state: 'running' })
  const why = await s.call('GET', `/api/clocks/${result.clockId}/why`)
  expect(why.body.days[1]).toMatchObject({ day: '2026-03-03', counted: false, reason: 'paused' })
})
