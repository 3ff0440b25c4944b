import { expect, test } from 'vitest'
import type { Need } from '#contract/team.ts'
import { at, complaint, takenComplaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

const kinds = (body: { needs: Need[] }) => body.needs.map(({ kind }) => kind)

test('who leads sees what breaches within the hour, what is broken, unowned, refused and waiting for a second person', async () => {
  const s = await scene()
  const [teller, supervisor] = [await s.as('teller'), await s.as('supervisor')]
  const owned = await takenComplaint(s, teller)
  await complaint(s)
  const team = async () => (await supervisor('GET', '/api/team')).body
  expect(kinds(await team())).toEqual(['unowned'])

  const [{ due_at }] = (await s.query<{ due_at: Date }>(
    `select min(due_at) as due_at from clock where subject_id = $1 and closed_at is null`,
    [owned],
  )) as [{ due_at: Date }]
  s.setClock(new Date(due_at.getTime() - 3_600_000).toISOString())
  expect(kinds(await team())).toEqual(['hour', 'unowned'])
  s.setClock(new Date(due_at.getTime() + 1).toISOString())
  expect(kinds(await team())).toEqual(['breached', 'unowned'])

  const third = await takenComplaint(s, teller)
  await teller('POST', at(third, 'hand-over'), { toId: await s.staffId('lobby'), reason: '轮班' })
  const [asked] = await s.query<{ id: string }>('select id from hand_over')
  await (await s.as('lobby'))('POST', `/api/hand-overs/${asked?.id}`, { accept: false, note: '手上已有九件' })
  const refused = (await team()).needs.find((need: Need) => need.kind === 'refused')
  expect(refused).toMatchObject({ caseId: third, detail: '手上已有九件', by: { name: 'lobby' } })
})

test('each colleague is shown with what they carry, and who is away', async () => {
  const s = await scene()
  await takenComplaint(s, await s.as('teller'))
  const supervisor = await s.as('supervisor')
  await supervisor('POST', '/api/team/away', { staffId: await s.staffId('lobby'), untilOn: '2026-03-06' })
  const { body } = await supervisor('GET', '/api/team')
  const of = (name: string) => body.loads.find((it: { staff: { name: string } }) => it.staff.name === name)
  expect(of('teller')).toMatchObject({ open: 1, overdue: 0, paused: 0 })
  expect(of('lobby')).toMatchObject({ open: 0, awayUntilOn: '2026-03-06' })
  expect(of('teller-o12')).toBeUndefined()
})

test('another outlet’s work is not shown, asked for or not', async () => {
  const s = await scene()
  await takenComplaint(s, await s.as('teller'))
  await complaint(s)
  const west = await s.as('supervisor-west')
  expect((await west('GET', '/api/team')).body.needs).toEqual([])
  expect((await west('GET', `/api/team?unitId=${await s.unitId('O11')}`)).status).toBe(404)
  const away = { staffId: await s.staffId('teller'), untilOn: '2026-03-06' }
  expect((await west('POST', '/api/team/away', away)).status).toBe(404)
})
