import { expect, test } from 'vitest'
import { at, takenComplaint, walkToReply } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

type Clock = { commitmentId: string; state: string; startedAt: string; dueAt: string }
const clockOf = (body: { deadlines: Clock[] }, id: string) => body.deadlines.filter((it) => it.commitmentId === id)

/** A complaint of grade II (raised), owned by the teller; the supervisor speaks for the branch. */
async function raised() {
  const s = await scene({ as: 'teller' })
  const caseId = await takenComplaint(s, s.call)
  const supervisor = await s.as('supervisor')
  s.setClock('2026-03-03T01:00:00Z')
  const reply = await supervisor('POST', at(caseId, 'regrade'), { grade: 'II', reason: '同类反映已有多起' })
  return { s, caseId, supervisor, reply }
}

test('a grade is raised at once, and the promises of the old one are closed as superseded, not lost', async () => {
  const { reply } = await raised()
  expect(reply.body).toMatchObject({ grade: 'II', approvals: [] })
  expect(clockOf(reply.body, '4.2.2/III-result')).toMatchObject([{ state: 'superseded' }])
  expect(clockOf(reply.body, '4.2.2/II-plan')).toMatchObject([
    { state: 'running', startedAt: '2026-03-03T01:00:00.000Z' },
  ])
  // The law's clock does not know grades.
  expect(clockOf(reply.body, '7/law-simple')).toMatchObject([{ state: 'running' }])
})

test('a lower grade waits for a second person, and until then nothing changes and nothing is answered', async () => {
  const { s, caseId, supervisor } = await raised()
  const asked = await supervisor('POST', at(caseId, 'regrade'), { grade: 'III', reason: '核实为个案' })
  expect(asked.body).toMatchObject({ grade: 'II', approvals: [{ kind: 'downgrade', state: 'waiting' }] })
  expect(clockOf(asked.body, '4.2.2/II-plan')).toMatchObject([{ state: 'running' }])
  await walkToReply(s.call, caseId)
  expect(await s.call('POST', at(caseId, 'reply'), { way: 'phone', text: '已处理完毕' })).toMatchObject({
    status: 409,
    body: { code: 'case.second-person-waiting' },
  })
  const notices = await s.query('select kind from notice where staff_id = $1', [await s.staffId('president')])
  expect(notices).toContainEqual({ kind: 'approval.asked' })
})

test('approved, the lower grade counts from receipt, so that nothing was won by waiting', async () => {
  const { s, caseId, supervisor } = await raised()
  const { body } = await supervisor('POST', at(caseId, 'regrade'), { grade: 'III', reason: '核实为个案' })
  s.setClock('2026-03-04T01:00:00Z')
  const president = await s.as('president')
  const approval = `/api/approvals/${body.approvals[0].id}`
  expect((await president('POST', approval, { approve: true, note: '同意' })).status).toBe(200)
  const after = await s.call('GET', at(caseId))
  expect(after.body.grade).toBe('III')
  expect(clockOf(after.body, '4.2.2/II-plan')).toMatchObject([{ state: 'superseded' }])
  expect(clockOf(after.body, '4.2.2/III-result').filter((it) => it.state === 'running')).toMatchObject([
    { startedAt: '2026-03-02T01:00:00.000Z', dueAt: '2026-03-11T15:59:59.999Z' },
  ])
  expect(await president('POST', approval, { approve: false })).toMatchObject({
    status: 409,
    body: { code: 'approval.decided-already' },
  })
})

test('refused, the grade stays, and the story says who asked and who refused', async () => {
  const { s, caseId, supervisor } = await raised()
  const { body } = await supervisor('POST', at(caseId, 'regrade'), { grade: 'III', reason: '核实为个案' })
  await (await s.as('president'))('POST', `/api/approvals/${body.approvals[0].id}`, {
    approve: false,
    note: '证据不足',
  })
  const after = await s.call('GET', at(caseId))
  expect(after.body).toMatchObject({ grade: 'II', approvals: [{ state: 'refused', note: '证据不足' }] })
  expect(after.body.story.at(-1)).toMatchObject({ kind: 'approval-refused', by: { id: await s.staffId('president') } })
})

test('who asked does not decide, under no account of theirs', async () => {
  const { s, caseId, supervisor } = await raised()
  const { body } = await supervisor('POST', at(caseId, 'regrade'), { grade: 'III', reason: '核实为个案' })
  const approval = `/api/approvals/${body.approvals[0].id}`
  expect(await supervisor('POST', approval, { approve: true })).toMatchObject({
    status: 403,
    body: { code: 'approval.same-person' },
  })
  await s.query("update staff set person_key = 'supervisor' where login = 'president'")
  expect(await (await s.as('president'))('POST', approval, { approve: true })).toMatchObject({
    status: 403,
    body: { code: 'approval.same-person' },
  })
  expect((await s.call('GET', at(caseId))).body.grade).toBe('II')
})

test('another branch cannot decide, and a teller has no say in it', async () => {
  const { s, caseId, supervisor } = await raised()
  const { body } = await supervisor('POST', at(caseId, 'regrade'), { grade: 'III', reason: '核实为个案' })
  const approval = `/api/approvals/${body.approvals[0].id}`
  expect(await (await s.as('supervisor-west'))('POST', approval, { approve: true })).toMatchObject({ status: 404 })
  expect(await s.call('POST', approval, { approve: true })).toMatchObject({
    status: 403,
    body: { code: 'not-allowed' },
  })
})

test('a complaint becomes an enquiry only with a second person, and then the law’s clock ends', async () => {
  const { s, caseId, supervisor } = await raised()
  const asked = await supervisor('POST', at(caseId, 'reclassify'), { isComplaint: false, reason: '客户仅咨询收费标准' })
  expect(asked.body).toMatchObject({ isComplaint: true, approvals: [{ kind: 'to-enquiry', state: 'waiting' }] })
  expect(clockOf(asked.body, '7/law-simple')).toMatchObject([{ state: 'running' }])
  await (await s.as('president'))('POST', `/api/approvals/${asked.body.approvals[0].id}`, { approve: true })
  const after = await s.call('GET', at(caseId))
  expect(after.body.isComplaint).toBe(false)
  expect(clockOf(after.body, '7/law-simple')).toMatchObject([{ state: 'cancelled' }])
  // Back to a complaint at once, and the law counts from receipt.
  const back = await supervisor('POST', at(caseId, 'reclassify'), { isComplaint: true, reason: '客户明确投诉' })
  expect(clockOf(back.body, '7/law-simple').filter((it) => it.state === 'running')).toMatchObject([
    { startedAt: '2026-03-02T01:00:00.000Z' },
  ])
})

test('what waits for a second person ends with the case', async () => {
  const { s, caseId, supervisor } = await raised()
  const { body } = await supervisor('POST', at(caseId, 'regrade'), { grade: 'III', reason: '核实为个案' })
  await s.call('POST', at(caseId, 'withdraw'), { reason: '客户来电撤回' })
  expect((await s.call('GET', at(caseId))).body.approvals).toMatchObject([{ state: 'withdrawn' }])
  expect(
    await (await s.as('president'))('POST', `/api/approvals/${body.approvals[0].id}`, { approve: true }),
  ).toMatchObject({ status: 409, body: { code: 'approval.decided-already' } })
})

test('of two who decide at once one decides', async () => {
  const { s, caseId, supervisor } = await raised()
  const { body } = await supervisor('POST', at(caseId, 'regrade'), { grade: 'III', reason: '核实为个案' })
  const approval = `/api/approvals/${body.approvals[0].id}`
  const [president, operations] = [await s.as('president'), await s.as('operations')]
  const both = await Promise.all([
    president('POST', approval, { approve: true }),
    operations('POST', approval, { approve: false }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})
