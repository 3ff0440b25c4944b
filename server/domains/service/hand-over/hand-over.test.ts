import { expect, test } from 'vitest'
import { at, type Call, takenComplaint, walkToReply } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>

/** The teller who owns a complaint asks a colleague to take it over. */
async function offered(s: Scene, owner: Call, colleague = 'teller-2') {
  const caseId = await takenComplaint(s, owner)
  const { status, body } = await owner('POST', at(caseId, 'hand-over'), {
    toId: await s.staffId(colleague),
    reason: '明日起休假两周',
  })
  expect(status).toBe(200)
  return { caseId, handOver: `/api/hand-overs/${body.handOvers[0].id}` }
}
const owners = (s: Scene, caseId: string) =>
  s.query<{ login: string }>(
    `select distinct s.login from clock k join staff s on s.id = k.responsible_id
     where k.subject_id = $1 and k.closed_at is null`,
    [caseId],
  )

test('asked, the owner stays the owner until the colleague accepts', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId } = await offered(s, s.call)
  expect((await s.call('GET', at(caseId))).body.owner.id).toBe(await s.staffId('teller'))
  expect(await owners(s, caseId)).toEqual([{ login: 'teller' }])
  const notices = await s.query('select kind from notice where staff_id = $1', [await s.staffId('teller-2')])
  expect(notices).toContainEqual({ kind: 'hand-over.asked' })
})

test('refused, the case stays where it was, visibly', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, handOver } = await offered(s, s.call)
  await (await s.as('teller-2'))('POST', handOver, { accept: false, note: '手上案件已满' })
  const { body } = await s.call('GET', at(caseId))
  expect(body.owner.id).toBe(await s.staffId('teller'))
  expect(body.handOvers[0]).toMatchObject({ state: 'refused', note: '手上案件已满' })
  expect(body.story.at(-1)).toMatchObject({ kind: 'hand-over-refused' })
  expect(await owners(s, caseId)).toEqual([{ login: 'teller' }])
  expect(body.actions).toContain('hand-over')
})

test('accepted, the case and all its clocks are the colleague’s, and the first owner works it no more', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, handOver } = await offered(s, s.call)
  const colleague = await s.as('teller-2')
  expect((await colleague('POST', handOver, { accept: true })).status).toBe(200)
  expect((await colleague('GET', at(caseId))).body.owner.id).toBe(await s.staffId('teller-2'))
  expect(await owners(s, caseId)).toEqual([{ login: 'teller-2' }])
  const analysis = { rootCause: 'staff.attitude', note: '调阅录像' }
  expect(await s.call('POST', at(caseId, 'analyse'), analysis)).toMatchObject({
    status: 403,
    body: { code: 'case.not-yours' },
  })
  expect((await colleague('POST', at(caseId, 'analyse'), analysis)).status).toBe(200)
  expect(await colleague('POST', handOver, { accept: false })).toMatchObject({
    status: 409,
    body: { code: 'hand-over.answered-already' },
  })
})

test('nobody but who was asked answers, not even the supervisor', async () => {
  const s = await scene({ as: 'teller' })
  const { handOver } = await offered(s, s.call)
  for (const login of ['teller', 'supervisor', 'lobby', 'teller-west'])
    expect(await (await s.as(login))('POST', handOver, { accept: true })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
})

test('a colleague of another branch sees the case that is offered', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, handOver } = await offered(s, s.call, 'teller-west')
  const west = await s.as('teller-west')
  expect((await west('GET', at(caseId))).status).toBe(200)
  expect((await west('POST', handOver, { accept: true })).status).toBe(200)
  expect((await west('GET', at(caseId))).body.actions).toContain('analyse')
})

test('one hand-over waits at a time, and none goes to whom no case can be given', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId } = await offered(s, s.call)
  const ask = async (login: string) =>
    s.call('POST', at(caseId, 'hand-over'), { toId: await s.staffId(login), reason: '再请一位' })
  expect(await ask('lobby')).toMatchObject({ status: 409, body: { code: 'case.hand-over-waiting' } })
  const other = await takenComplaint(s, s.call)
  const unfit = { toId: await s.staffId('auditor'), reason: '请接办' }
  expect(await s.call('POST', at(other, 'hand-over'), unfit)).toMatchObject({
    status: 422,
    body: { code: 'hand-over.cannot-work' },
  })
})

test('what is over is handed to nobody: the request ends with the case, and so does its clock', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, handOver } = await offered(s, s.call)
  await s.call('POST', at(caseId, 'withdraw'), { reason: '客户来电撤回' })
  expect(await (await s.as('teller-2'))('POST', handOver, { accept: true })).toMatchObject({
    status: 409,
    body: { code: 'hand-over.answered-already' },
  })
  const { body } = await s.call('GET', at(caseId))
  expect(body).toMatchObject({ owner: { id: await s.staffId('teller') }, handOvers: [{ state: 'withdrawn' }] })
  expect(
    await s.query("select state from clock where commitment_id = '2.2.2/hand-over-answer' and closed_at is null"),
  ).toEqual([])
})

test('who was asked cannot take the answer to the customer before they accept', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId } = await offered(s, s.call)
  const colleague = await s.as('teller-2')
  const walked = await walkToReply(colleague, caseId)
  expect(walked).toMatchObject({ status: 403, body: { code: 'case.not-yours' } })
})

test('whoever stands in for the owner does not hand the case to themselves unasked', async () => {
  const s = await scene({ as: 'teller' })
  const caseId = await takenComplaint(s, s.call)
  const supervisor = await s.as('supervisor')
  const toId = await s.staffId('supervisor')
  expect(await supervisor('POST', at(caseId, 'hand-over'), { toId, reason: '由我接办' })).toMatchObject({
    status: 422,
    body: { code: 'hand-over.to-oneself' },
  })
})
