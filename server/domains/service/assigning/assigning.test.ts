import { expect, test } from 'vitest'
import { at, complaint, takenComplaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
const owners = (s: Scene) =>
  s.query<{ login: string | null; stage: string }>(
    'select p.login, c.stage from service_case c left join staff p on p.id = c.owner_id order by c.number',
  )

async function twoCases(s: Scene) {
  const teller = await s.as('teller')
  const owned = await takenComplaint(s, teller)
  const { caseId: unowned } = await complaint(s)
  return { owned, unowned, teller, supervisor: await s.as('supervisor') }
}
const moved = { moves: [{ refusal: null }, { refusal: null }] }

test('cases are moved together with their clocks, each in its story and on the ledger, and moved back', async () => {
  const s = await scene()
  const { owned, unowned, supervisor } = await twoCases(s)
  const before = await owners(s)
  const lobby = await s.staffId('lobby')
  const caseIds = [owned, unowned]
  const preview = await supervisor('POST', '/api/team/assignments/preview', { caseIds, toIds: [lobby] })
  expect(preview.body.people).toMatchObject([{ before: 0, after: 2 }])
  expect(preview.body.moves.every((it: { clocks: unknown[] }) => it.clocks.length > 0)).toBe(true)
  expect(await owners(s)).toEqual(before)

  const moves = preview.body.moves.map((it: { caseId: string; from: { id: string } | null }) => ({
    caseId: it.caseId,
    fromId: it.from?.id ?? null,
    toId: lobby,
  }))
  const done = await supervisor('POST', '/api/team/assignments', { moves, reason: '柜员轮班' })
  expect(done.body).toMatchObject(moved)
  expect(await owners(s)).toEqual([
    { login: 'lobby', stage: 'analyse' },
    { login: 'lobby', stage: 'analyse' },
  ])
  const responsible = await s.query(
    `select distinct p.login from clock k join staff p on p.id = k.responsible_id where k.closed_at is null and k.subject_kind = 'case'`,
  )
  expect(responsible).toEqual([{ login: 'lobby' }])

  s.setClock('2026-03-02T01:05:00Z')
  const undone = await supervisor('POST', `/api/team/assignments/${done.body.id}/undo`, {})
  expect(undone.body).toMatchObject(moved)
  expect(await owners(s)).toEqual(before)
  const told = await s.query<{ event: string }>(
    `select event from ledger_entry where event like 'case.assign%' order by id`,
  )
  expect(told.map((it) => it.event)).toEqual([
    'case.assigned',
    'case.assigned',
    'case.assignment-undone',
    'case.assignment-undone',
  ])
  // Nobody owns it again, and whoever comes may take it as if nothing had been.
  expect((await (await s.as('lobby'))('POST', at(unowned, 'take'), {})).status).toBe(200)
})

test('what was worked on since is not moved back, and the rest is', async () => {
  const s = await scene()
  const { owned, unowned, supervisor } = await twoCases(s)
  const lobby = await s.staffId('lobby')
  const fromId = await s.staffId('teller')
  const { body } = await supervisor('POST', '/api/team/assignments', {
    moves: [
      { caseId: owned, fromId, toId: lobby },
      { caseId: unowned, fromId: null, toId: lobby },
    ],
    reason: '柜员轮班',
  })
  s.setClock('2026-03-02T01:02:00Z')
  await (await s.as('lobby'))('POST', at(owned, 'analyse'), { rootCause: 'staff.attitude', note: '已核实' })
  const undone = await supervisor('POST', `/api/team/assignments/${body.id}/undo`, {})
  const refusals = Object.fromEntries(
    undone.body.moves.map((it: { caseId: string; refusal: string }) => [it.caseId, it.refusal]),
  )
  expect(refusals).toEqual({ [owned]: 'assign.worked-meanwhile', [unowned]: null })
})

test('what changed since the preview stays, and an assignment of nothing is refused', async () => {
  const s = await scene()
  const { owned, supervisor } = await twoCases(s)
  const toId = await s.staffId('lobby')
  const moves = [{ caseId: owned, fromId: null, toId }]
  const { status, body } = await supervisor('POST', '/api/team/assignments', { moves, reason: '轮班' })
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'assign.moved-meanwhile' })
})

test('whom a complaint is about is not made its owner, nor who is away or of another outlet', async () => {
  const s = await scene()
  const supervisor = await s.as('supervisor')
  const { caseId } = await complaint(s, { aboutStaff: 'teller-2' })
  const refusalFor = async (login: string) => {
    const toIds = [await s.staffId(login)]
    const { body } = await supervisor('POST', '/api/team/assignments/preview', { caseIds: [caseId], toIds })
    return body.moves[0].refusal
  }
  expect(await refusalFor('teller-2')).toBe('case.recused')
  expect(await refusalFor('teller-o12')).toBe('assign.out-of-reach')
  expect(await refusalFor('auditor')).toBe('hand-over.cannot-work')
  await supervisor('POST', '/api/team/away', { staffId: await s.staffId('lobby'), untilOn: '2026-03-02' })
  expect(await refusalFor('lobby')).toBe('assign.away')
})

test('the supervisor of another outlet moves nothing here, and learns nothing of it', async () => {
  const s = await scene()
  const { owned } = await twoCases(s)
  const other = await s.as('supervisor-o12')
  const toIds = [await s.staffId('teller-o12')]
  const preview = await other('POST', '/api/team/assignments/preview', { caseIds: [owned], toIds })
  expect(preview.body.moves).toEqual([])
  const moves = [{ caseId: owned, fromId: await s.staffId('teller'), toId: toIds[0] }]
  const { status, body } = await other('POST', '/api/team/assignments', { moves, reason: '轮班' })
  expect({ status, code: body.code, moves: body.detail.moves }).toEqual({
    status: 409,
    code: 'not-found',
    moves: [{ caseId: owned, number: '', refusal: 'not-found' }],
  })
})

test('taking back is for who did it, within ten minutes, once', async () => {
  const s = await scene()
  const { owned, supervisor } = await twoCases(s)
  const moves = [{ caseId: owned, fromId: await s.staffId('teller'), toId: await s.staffId('lobby') }]
  const { body } = await supervisor('POST', '/api/team/assignments', { moves, reason: '轮班' })
  const undo = `/api/team/assignments/${body.id}/undo`
  expect((await (await s.as('president'))('POST', undo, {})).status).toBe(404)
  s.setClock('2026-03-02T01:10:00.001Z')
  expect((await supervisor('POST', undo, {})).body.code).toBe('assign.too-late')
  s.setClock('2026-03-02T01:10:00Z')
})

test('two who move the same case at once: one moves it, the other is told', async () => {
  const s = await scene()
  const { owned } = await twoCases(s)
  const fromId = await s.staffId('teller')
  const by = async (login: string, to: string) =>
    (await s.as(login))('POST', '/api/team/assignments', {
      moves: [{ caseId: owned, fromId, toId: await s.staffId(to) }],
      reason: '轮班',
    })
  const both = await Promise.all([by('supervisor', 'lobby'), by('president', 'teller-2')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})
