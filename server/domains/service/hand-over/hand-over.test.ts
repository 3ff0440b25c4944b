import { expect, test } from 'vitest'
import { at, type Call, receiveAndTake } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

const answer = (call: Call, handOverId: string, accept: boolean) =>
  call('POST', `/api/hand-overs/${handOverId}`, { accept, note: accept ? '收到' : '我下周也休假' })

/** The teller owns a complaint and asks a colleague to take it over. */
async function asked(toLogin = 'teller-2') {
  const s = await scene({ as: 'teller' })
  const caseId = await receiveAndTake(s, s.call)
  const { body } = await s.call('POST', at(caseId, 'hand-over'), { toId: await s.staffId(toLogin), reason: '下周休假' })
  expect(body).toMatchObject({ owner: { name: 'teller' }, handOvers: [{ state: 'waiting', to: { name: toLogin } }] })
  const responsible = async () =>
    (
      await s.query<{ login: string | null }>(
        "select distinct p.login from clock k left join staff p on p.id = k.responsible_id where k.subject_kind = 'case' and k.subject_id = $1 and k.closed_at is null",
        [caseId],
      )
    ).map((row) => row.login)
  return { s, caseId, handOverId: body.handOvers[0].id as string, responsible }
}

test('a hand-over that is refused stays visible, and the case stays with its owner', async () => {
  const { s, caseId, handOverId, responsible } = await asked()
  expect((await answer(await s.as('teller-2'), handOverId, false)).body).toEqual({ ok: true })
  const { body } = await s.call('GET', at(caseId))
  expect(body).toMatchObject({
    owner: { name: 'teller' },
    handOvers: [{ state: 'refused', note: '我下周也休假' }],
  })
  expect(body.story.at(-1)).toMatchObject({ kind: 'hand-over-refused', text: '我下周也休假', by: { name: 'teller-2' } })
  expect(await responsible()).toEqual(['teller'])
})

test('a hand-over that is accepted moves the case and every promise that runs for it', async () => {
  const { s, caseId, handOverId, responsible } = await asked()
  expect(await responsible()).toEqual(['teller'])
  const colleague = await s.as('teller-2')
  expect((await answer(colleague, handOverId, true)).status).toBe(200)
  expect(await responsible()).toEqual(['teller-2'])
  const analysis = { rootCause: 'staff.attitude', note: '调阅录像' }
  expect(await s.call('POST', at(caseId, 'analyse'), analysis)).toMatchObject({
    status: 403,
    body: { code: 'case.not-yours' },
  })
  const { body } = await colleague('POST', at(caseId, 'analyse'), analysis)
  expect(body).toMatchObject({ owner: { name: 'teller-2' }, stage: 'handle', handOvers: [{ state: 'accepted' }] })
  expect(await answer(colleague, handOverId, false)).toMatchObject({
    status: 409,
    body: { code: 'hand-over.answered-already' },
  })
})

test('until it is accepted, the owner owns it', async () => {
  const { s, caseId } = await asked()
  const analysis = { rootCause: 'staff.attitude', note: '调阅录像' }
  expect((await (await s.as('teller-2'))('POST', at(caseId, 'analyse'), analysis)).body.code).toBe('case.not-yours')
  expect((await s.call('POST', at(caseId, 'analyse'), analysis)).status).toBe(200)
})

test('nobody answers but the colleague who was asked, not even the supervisor', async () => {
  const { s, caseId, handOverId } = await asked()
  for (const call of [s.call, await s.as('supervisor'), await s.as('teller-o12')])
    expect(await answer(call, handOverId, true)).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect((await s.call('GET', at(caseId))).body.handOvers).toMatchObject([{ state: 'waiting' }])
})

test('a colleague of another outlet sees the case that is offered, and decides on it', async () => {
  const { s, caseId, handOverId } = await asked('teller-west')
  const west = await s.as('teller-west')
  expect((await west('GET', at(caseId))).status).toBe(200)
  await answer(west, handOverId, true)
  expect((await west('GET', at(caseId))).body.owner.name).toBe('teller-west')
})

test('two hand-overs never wait at once', async () => {
  const { s, caseId } = await asked()
  expect(
    await s.call('POST', at(caseId, 'hand-over'), { toId: await s.staffId('lobby'), reason: '也可以' }),
  ).toMatchObject({ status: 409, body: { code: 'case.hand-over-waiting' } })
})

test('a case is handed neither to its owner nor to who does not work on cases', async () => {
  const s = await scene({ as: 'teller' })
  const caseId = await receiveAndTake(s, s.call)
  const to = async (login: string) =>
    (await s.call('POST', at(caseId, 'hand-over'), { toId: await s.staffId(login), reason: '休假' })).body.code
  expect(await to('auditor')).toBe('hand-over.cannot-work')
  expect(await to('teller')).toBe('hand-over.to-owner')
})

test('whoever stands in for the owner does not hand the case to themselves unasked', async () => {
  const s = await scene({ as: 'teller' })
  const caseId = await receiveAndTake(s, s.call)
  const supervisor = await s.as('supervisor')
  const toId = await s.staffId('supervisor')
  expect(await supervisor('POST', at(caseId, 'hand-over'), { toId, reason: '由我接办' })).toMatchObject({
    status: 422,
    body: { code: 'hand-over.to-oneself' },
  })
})
