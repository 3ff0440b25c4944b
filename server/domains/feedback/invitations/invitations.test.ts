import { expect, test } from 'vitest'
import { codeOf, rate, tokenOf } from '#test/rating-places.ts'
import { scene } from '#test/scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
const INVITED = '4.1.1/invitation'

async function invite(s: Scene, code: string, times: number) {
  for (let nth = 0; nth < times; nth++) expect((await rate(s, code, await tokenOf(s, code), 5)).status).toBe(200)
}
const owed = async (s: Scene, login = 'lobby') =>
  (await (await s.as(login))('GET', '/api/work')).body.items.filter((it: { kind: string }) => it.kind === 'duty')

test('every working day the lobby manager owes five invited ratings, sees how many there are, and the fifth keeps it', async () => {
  const s = await scene({ now: '2026-03-02T00:30:00Z' })
  await s.moveTo('2026-03-02T00:30:00Z')
  const { code } = await codeOf(s, 'invitation', { staffId: await s.staffId('lobby') })
  await invite(s, code, 4)
  expect(await owed(s)).toMatchObject([
    { deadline: { commitmentId: INVITED, dueAt: '2026-03-02T10:00:00.000Z' }, progress: { done: 4, of: 5 } },
  ])
  expect(await owed(s, 'teller')).toEqual([])
  await invite(s, code, 1)
  expect(await owed(s)).toEqual([])
  const [clock] = await s.query(
    'select state, closed_at from clock where commitment_id = $1 and unit_id = $2 and period = $3',
    [INVITED, await s.unitId('O11'), '2026-03-02'],
  )
  expect(clock).toEqual({ state: 'met', closed_at: new Date('2026-03-02T00:30:00Z') })
})

test('ratings by the outlet’s own code are no invitations, and two at once are counted both', async () => {
  const s = await scene({ now: '2026-03-02T00:30:00Z' })
  await s.moveTo('2026-03-02T00:30:00Z')
  const outlet = await codeOf(s, 'outlet')
  const { code } = await codeOf(s, 'invitation', { staffId: await s.staffId('lobby') })
  await invite(s, outlet.code, 5)
  await invite(s, code, 3)
  const tokens = [await tokenOf(s, code), await tokenOf(s, code)]
  await Promise.all(tokens.map((token) => rate(s, code, token, 5)))
  expect(
    await s.query('select state from clock where commitment_id = $1 and state = $2', [INVITED, 'met']),
  ).toHaveLength(1)
})

test('a day without enough is missed at six, the supervisor hears, and the board counts days kept of days owed', async () => {
  const s = await scene({ now: '2026-03-02T00:30:00Z', as: 'supervisor' })
  await s.moveTo('2026-03-02T00:30:00Z')
  const { code } = await codeOf(s, 'invitation', { staffId: await s.staffId('lobby') })
  await invite(s, code, 5)
  await s.moveTo('2026-03-03T00:30:00Z')
  await s.moveTo('2026-03-03T10:00:01Z')
  const { items } = (await s.call('GET', '/api/notices')).body
  expect(items.some((it: { detail: { commitmentId?: string } }) => it.detail.commitmentId === INVITED)).toBe(true)
  const { body } = await s.call('GET', `/api/board?unitId=${await s.unitId('O11')}&period=2026-03`)
  const lines = body.rows.find((row: { clause: string }) => row.clause === '4.1.1').commitments
  const line = (id: string) => lines.find((it: { commitmentId: string }) => it.commitmentId === id)
  expect(line(INVITED)).toMatchObject({ kept: 1, broken: 1 })
  expect(line('4.1.1/invited-days').target).toMatchObject({ numerator: 1, denominator: 2, atLeastPercent: 90 })
  const rows = (await s.call('GET', `/api/board/${encodeURIComponent('4.1.1/invited-days')}/rows?period=2026-03`)).body
  expect(rows.items.map((it: { title: string }) => it.title)).toEqual(['2026-03-02 · 5 / 5', '2026-03-03 · 0 / 5'])
})

test('nothing is owed at the weekend, nor on a holiday; a make-up Saturday is a working day', async () => {
  const s = await scene({ now: '2026-02-12T00:30:00Z' })
  await s.moveTo('2026-02-12T00:30:00Z')
  await s.moveTo('2026-03-02T00:30:00Z')
  const days = await s.query<{ period: string }>(
    'select distinct period from clock where commitment_id = $1 order by period',
    [INVITED],
  )
  const working = ['2026-02-12', '2026-02-13', '2026-02-14', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27']
  expect(days.map(({ period }) => period)).toEqual([...working, '2026-02-28', '2026-03-02'])
})
