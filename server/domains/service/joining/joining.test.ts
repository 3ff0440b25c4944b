import { expect, test } from 'vitest'
import { at, complaint, takenComplaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

const REASON = '同一客户就同一事项重复反映'

test('the same customer’s second complaint goes on in the first: its words move along, its clocks end', async () => {
  const s = await scene({ as: 'teller' })
  const first = await takenComplaint(s, s.call)
  const second = await takenComplaint(s, s.call)
  const supervisor = await s.as('supervisor')
  const merged = await supervisor('POST', at(second, 'merge'), { intoId: first, reason: REASON })
  expect(merged.body).toMatchObject({ stage: 'closed', outcome: 'merged', verifiedAt: null })
  expect(merged.body.deadlines.map((it: { state: string }) => it.state)).toEqual(
    merged.body.deadlines.map(() => 'cancelled'),
  )
  const { body } = await s.call('GET', at(first))
  expect(body.feedback).toHaveLength(2)
  expect(body.story.at(-1)).toMatchObject({ kind: 'merged-in', text: REASON, detail: { fromId: second } })
  expect(body.deadlines.every((it: { state: string }) => it.state === 'running')).toBe(true)
})

test('another customer’s complaint is not hidden inside it', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId: first } = await complaint(s)
  for (const contact of [{ name: '李桂英', phone: '15400000002' }, { phone: '15409999999' }]) {
    const { caseId: other } = await complaint(s, { contact })
    expect(await s.call('POST', at(other, 'merge'), { intoId: first, reason: REASON })).toMatchObject({
      status: 422,
      body: { code: 'case.merge-other-customer' },
    })
  }
})

test('two complaints without any name or telephone are not taken for one customer’s', async () => {
  const s = await scene({ as: 'supervisor' })
  const [first, second] = [await complaint(s, { contact: undefined }), await complaint(s, { contact: undefined })]
  expect(await s.call('POST', at(second.caseId, 'merge'), { intoId: first.caseId, reason: REASON })).toMatchObject({
    status: 422,
    body: { code: 'case.merge-other-customer' },
  })
})

test('nothing goes on in a closed case, in itself, or in a case of another branch', async () => {
  const s = await scene({ as: 'supervisor' })
  const [closed, open] = [await complaint(s), await complaint(s)]
  const teller = await s.as('teller')
  await teller('POST', at(closed.caseId, 'take'), {})
  await teller('POST', at(closed.caseId, 'withdraw'), { reason: '客户来电撤回' })
  const into = (intoId: string) => s.call('POST', at(open.caseId, 'merge'), { intoId, reason: REASON })
  expect(await into(closed.caseId)).toMatchObject({ status: 409, body: { code: 'case.merge-into-closed' } })
  expect(await into(open.caseId)).toMatchObject({ status: 422, body: { code: 'case.merge-into-itself' } })
  const west = await complaint(s, { outlet: 'O21' })
  expect(await into(west.caseId)).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('of two who merge crosswise at once one succeeds, the other is refused, and one case stays open', async () => {
  const s = await scene({ as: 'supervisor' })
  const [one, two] = [await complaint(s), await complaint(s)]
  const president = await s.as('president')
  const both = await Promise.all([
    s.call('POST', at(one.caseId, 'merge'), { intoId: two.caseId, reason: REASON }),
    president('POST', at(two.caseId, 'merge'), { intoId: one.caseId, reason: REASON }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const stages = await s.query<{ stage: string }>('select stage from service_case order by stage')
  expect(stages.map(({ stage }) => stage)).toEqual(['closed', 'receive'])
})

test('linked cases show each other and go on separately', async () => {
  const s = await scene({ as: 'teller' })
  const [one, two] = [await complaint(s), await complaint(s)]
  const linked = await s.call('POST', at(one.caseId, 'link'), { otherId: two.caseId, kind: 'related' })
  expect(linked.body.links).toMatchObject([{ caseId: two.caseId, kind: 'related' }])
  const { body } = await s.call('GET', at(two.caseId))
  expect(body).toMatchObject({ stage: 'receive', links: [{ caseId: one.caseId }] })
})

test('the older complaint does not go on in a newer one, which would give the law’s days a fresh start', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId: older } = await complaint(s)
  s.setClock('2026-03-04T01:00:00Z')
  const { caseId: newer } = await complaint(s)
  expect(await s.call('POST', at(older, 'merge'), { intoId: newer, reason: REASON })).toMatchObject({
    status: 422,
    body: { code: 'case.merge-into-newer' },
  })
  expect((await s.call('POST', at(newer, 'merge'), { intoId: older, reason: REASON })).body.outcome).toBe('merged')
})

test('no merging lowers a grade or hides a complaint in an enquiry', async () => {
  const s = await scene({ as: 'supervisor' })
  const [one, other] = [await complaint(s), await complaint(s)]
  await s.call('POST', at(other.caseId, 'regrade'), { grade: 'II', reason: '同类反映已有多起' })
  const merge = () => s.call('POST', at(other.caseId, 'merge'), { intoId: one.caseId, reason: REASON })
  expect(await merge()).toMatchObject({ status: 422, body: { code: 'case.merge-into-lighter' } })
  await s.call('POST', at(one.caseId, 'regrade'), { grade: 'II', reason: '同类反映已有多起' })
  await s.query('update service_case set is_complaint = false where id = $1', [one.caseId])
  expect(await merge()).toMatchObject({ status: 422, body: { code: 'case.merge-into-lighter' } })
})

test('a case that went on in another is not opened again: the other is', async () => {
  const s = await scene({ as: 'teller' })
  const first = await takenComplaint(s, s.call)
  const second = await takenComplaint(s, s.call)
  const merged = await (await s.as('supervisor'))('POST', at(second, 'merge'), { intoId: first, reason: REASON })
  expect(merged.body.actions).not.toContain('reopen')
  expect(await s.call('POST', at(second, 'reopen'), { reason: '客户再次来电' })).toMatchObject({
    status: 409,
    body: { code: 'case.merged-elsewhere' },
  })
})

test('cases that were linked from both sides show one link', async () => {
  const s = await scene({ as: 'teller' })
  const [one, two] = [await complaint(s), await complaint(s)]
  await s.call('POST', at(one.caseId, 'link'), { otherId: two.caseId, kind: 'related' })
  const { body } = await s.call('POST', at(two.caseId, 'link'), { otherId: one.caseId, kind: 'same' })
  expect(body.links).toMatchObject([{ caseId: one.caseId, kind: 'same' }])
})
