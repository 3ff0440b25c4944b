import { expect, test } from 'vitest'
import type { HeatMap } from '#contract/analysis.ts'
import { createDice } from '#platform/demo/dice.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { scene } from '#test/scene.ts'
import { foldFeedbackTally } from './jobs.ts'

type Scene = Awaited<ReturnType<typeof scene>>

/** Feedback as rows, for histories that would take long to be said. */
async function fill(
  s: Scene,
  rows: { unit: string; at: string; business: string; nature: string; tier?: string; n?: number }[],
) {
  for (const { unit, at, business, nature, tier = 'mass', n = 1 } of rows)
    await s.query(
      `insert into feedback (id, number, channel, unit_id, received_at, language, text, text_salt, business, nature, tier, emotion, intent,
         is_complaint, confidence, understanding, fingerprint, source, search)
       select gen_random_uuid(), 'F' || gen_random_uuid(), 'app', $1, $2, 'zh', '转账限额设置太麻烦', '\\x00', $3, $4, $5, 'neutral', 'other', false, 1, '{}', '{}', 'test', ''
       from generate_series(1, $6::int)`,
      [await s.unitId(unit), at, business, nature, tier, n],
    )
}
const cellOf = (map: HeatMap, business: string, nature: string) =>
  map.cells.find((cell) => cell.business === business && cell.nature === nature)

test('a week begins on Monday at midnight in China, to the millisecond', async () => {
  const s = await scene({ now: '2026-03-20T02:00:00Z', as: 'service' })
  await fill(s, [
    { unit: 'O11', at: '2026-03-08T15:59:59.999Z', business: 'transfer', nature: 'process' },
    { unit: 'O11', at: '2026-03-08T16:00:00Z', business: 'transfer', nature: 'process' },
    { unit: 'O11', at: '2026-03-15T15:59:59.999Z', business: 'transfer', nature: 'process' },
    { unit: 'O11', at: '2026-03-15T16:00:00Z', business: 'transfer', nature: 'process' },
  ])
  const { body } = await s.call('GET', '/api/heat-map')
  expect(body).toMatchObject({
    week: '2026-W11',
    fromOn: '2026-03-09',
    untilOn: '2026-03-15',
    total: 2,
    isRunning: false,
  })
  expect((await s.call('GET', '/api/heat-map?week=2026-W12')).body).toMatchObject({ total: 1, isRunning: true })
  expect((await s.call('GET', '/api/heat-map?week=2026-W10')).body.total).toBe(1)
})

test('the counts are those of the rows after any corrections, moves and removals, folded or not', async () => {
  const s = await scene({ now: '2026-03-20T02:00:00Z', as: 'service' })
  const dice = createDice(7)
  const say = await s.key()
  const texts = ['转账限额设置太麻烦', '信用卡年费怎么又扣了', '排队两个小时没人管', '手机银行登不上', '给大堂经理点赞']
  const ids: string[] = []
  const correct = async (axis: string, becomes: string) =>
    s.call('POST', `/api/feedback/${dice.oneOf(ids)}/corrections`, { axis, becomes })
  const natures = ['process', 'attitude', 'fee_price', 'praise']
  for (let step = 0; step < 60; step++) {
    const what = dice.below(10)
    if (ids.length < 3 || what < 4) {
      s.setClock(new Date(Date.UTC(2026, 2, 1 + dice.below(19), dice.below(24))).toISOString())
      const outlet = dice.oneOf(['O11', 'O12', 'O21', 'CC'])
      const said = await say('POST', '/api/feedback', { channel: 'app', outlet, text: `${dice.oneOf(texts)}${step}` })
      ids.push(said.body.feedbackId)
    } else if (what < 6) await correct('nature', dice.oneOf(natures))
    else if (what < 7) await correct('business', dice.oneOf(['transfer', 'credit_card']))
    else if (what < 8) await correct('tier', dice.oneOf(['mass', 'private']))
    else if (what < 9) await foldFeedbackTally(s.world)
    else await s.query(`update feedback set unit_id = $2 where id = $1`, [dice.oneOf(ids), await s.unitId('O12')])
    if (step === 40)
      await s.query('delete from correction').then(() => s.query(`delete from feedback where id = $1`, [ids.shift()]))
  }
  const counted = `select unit_id, week_on(received_at) as week_on, business, nature, tier, count(*)::int as n from feedback group by 1, 2, 3, 4, 5`
  const kept = `select unit_id, week_on, business, nature, tier, sum(n)::int as n from (
    select * from feedback_tally union all select * from feedback_tally_delta) t group by 1, 2, 3, 4, 5 having sum(n) <> 0`
  const difference = `(${counted} except ${kept}) union all (${kept} except ${counted})`
  expect(await s.query(difference)).toEqual([])
  await foldFeedbackTally(s.world)
  expect(await s.query(difference)).toEqual([])
  expect(await s.query('select count(*)::int as n from feedback_tally_delta')).toEqual([{ n: 0 }])
  expect(
    await s.query(`select week_on, business, nature, tier, n from bank_tally where n <> 0 except
      select week_on(received_at), business, nature, tier, count(*) from feedback group by 1, 2, 3, 4`),
  ).toEqual([])

  s.setClock('2026-03-20T02:00:00Z')
  const { body: map } = await s.call('GET', '/api/heat-map')
  const period = `fromOn=${map.fromOn}&untilOn=${map.untilOn}`
  expect(map.total).toBe((await s.call('GET', `/api/feedback/counts?${period}`)).body.total)
  for (const cell of map.cells) {
    const { body } = await s.call(
      'GET',
      `/api/feedback/counts?business=${cell.business}&nature=${cell.nature}&${period}`,
    )
    expect(`${cell.business} ${cell.nature} ${cell.n}`).toBe(`${cell.business} ${cell.nature} ${body.total}`)
  }
})

test('a transaction that is undone counts nothing', async () => {
  const s = await scene({ as: 'service' })
  await expect(
    s.world.transact(SYSTEM, async ({ db }) => {
      await db.deleteFrom('feedback').execute()
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await s.query('select 1 from feedback_tally_delta')).toEqual([])
})

test('each sees the counts of the own part of the bank, and the wall holds where no filter does', async () => {
  const s = await scene({ now: '2026-03-20T02:00:00Z' })
  await fill(s, [
    { unit: 'O11', at: '2026-03-10T02:00:00Z', business: 'transfer', nature: 'process', n: 3 },
    { unit: 'O21', at: '2026-03-10T02:00:00Z', business: 'transfer', nature: 'process', n: 5 },
  ])
  const total = async (login: string, query = '') =>
    (await (await s.as(login))('GET', `/api/heat-map${query}`)).body.total
  for (const isFolded of [false, true]) {
    if (isFolded) await foldFeedbackTally(s.world)
    expect([await total('service'), await total('operations'), await total('supervisor-west')]).toEqual([8, 3, 5])
    expect(await total('service', `?unitId=${await s.unitId('B2')}`)).toBe(5)
    expect(await total('service', `?unitId=${await s.unitId('HO')}`)).toBe(8)
  }
  const west = await (await s.as('operations'))('GET', `/api/heat-map?unitId=${await s.unitId('O21')}`)
  expect([west.status, west.body.code]).toEqual([404, 'not-found'])
  const behind = await s.world.transact(
    { ...SYSTEM, kind: 'staff', scope: { ...SYSTEM.scope, isEverywhere: false, roots: [await s.unitId('B1')] } },
    async ({ db }) => ({
      units: await db.selectFrom('feedbackTally').select('n').execute(),
      bank: await db.selectFrom('bankTally').select('n').execute(),
    }),
  )
  expect(behind).toEqual({ units: [{ n: 3 }], bank: [] })
})

test('nobody but the counting itself can change a count', async () => {
  const s = await scene()
  for (const change of [
    `insert into feedback_tally_delta values (gen_random_uuid(), '2026-03-09', 'x', 'x', 'x', 1)`,
    `update bank_tally set n = 0`,
    `delete from feedback_tally`,
  ])
    await expect(s.world.pool.query(change)).rejects.toThrow('permission denied')
})

test('what rose beyond chance is marked against its own past, and praise never is', async () => {
  const s = await scene({ now: '2026-06-10T02:00:00Z', as: 'service' })
  const mondays = Array.from({ length: 14 }, (_, at) => new Date(Date.UTC(2026, 1, 23 + 7 * at, 4)).toISOString())
  const last = mondays.length - 1
  await fill(
    s,
    mondays.flatMap((at, week) => [
      { unit: 'O11', at, business: 'transfer', nature: 'process', n: week === last ? 30 : 8 + (week % 3) },
      { unit: 'O11', at, business: 'counter', nature: 'efficiency', n: 9 + (week % 2) },
      { unit: 'O11', at, business: 'counter', nature: 'praise', n: week === last ? 90 : 5 },
    ]),
  )
  const { body: map } = await s.call('GET', '/api/heat-map?week=2026-W22')
  expect(map.rules).toMatchObject({ earlierWeeks: 12, compared: 2, falseAlarmPercent: 5 })
  expect(map.earlierWeeks.length).toBe(12)
  const risen = cellOf(map, 'transfer', 'process')
  expect(risen).toMatchObject({ n: 30, isRise: true, expected: 9 })
  expect(risen?.chance).toBeLessThan(1e-5)
  expect(cellOf(map, 'counter', 'efficiency')?.isRise).toBe(false)
  expect(cellOf(map, 'counter', 'praise')?.isRise).toBe(false)
  // Two weeks after the first there are too few to compare with.
  expect(
    (await s.call('GET', '/api/heat-map?week=2026-W11')).body.cells.some((cell: { isRise: boolean }) => cell.isRise),
  ).toBe(false)
})

test('who may not read feedback is told no count below five, nor what would give one away', async () => {
  const s = await scene({ now: '2026-03-20T02:00:00Z' })
  const at = '2026-03-10T02:00:00Z'
  await fill(s, [
    { unit: 'O11', at, business: 'transfer', nature: 'process', n: 3 },
    { unit: 'O11', at, business: 'transfer', nature: 'system', n: 20 },
    { unit: 'O11', at, business: 'counter', nature: 'process', n: 30 },
    { unit: 'O11', at, business: 'counter', nature: 'system', n: 12 },
    { unit: 'O11', at, business: 'counter', nature: 'system', tier: 'private', n: 2 },
    { unit: 'O11', at, business: 'counter', nature: 'system', tier: 'affluent', n: 9 },
  ])
  const reader = await s.key(['report.read'])
  const { body: map } = await reader('GET', '/api/heat-map')
  expect(map).toMatchObject({ isCovered: true, total: 76 })
  expect(cellOf(map, 'transfer', 'process')).toMatchObject({ n: null, earlier: null, expected: null, chance: null })
  expect(map.cells.filter((cell: { n: number | null }) => cell.n === null).length).toBeGreaterThanOrEqual(4)
  const ofTier = async (tier: string) => (await reader('GET', `/api/heat-map?tier=${tier}`)).body
  for (const tier of ['mass', 'private', 'affluent'])
    expect(await ofTier(tier)).toMatchObject({ total: null, isCovered: true })
  expect(cellOf(await ofTier('private'), 'counter', 'system')?.n).toBeNull()
  const one = await reader('GET', `/api/heat-map?unitId=${await s.unitId('O11')}`)
  expect([one.status, one.body.code]).toEqual([403, 'heat-map.covered-whole'])
  const full = (await (await s.as('service'))('GET', '/api/heat-map')).body
  expect(cellOf(full, 'transfer', 'process')?.n).toBe(3)
})

test('a week that is none, or not yet, and words that mean something to a database are refused or find nothing', async () => {
  const s = await scene({ now: '2026-03-20T02:00:00Z', as: 'service' })
  for (const [query, status] of [
    ['week=2026-W54', 400],
    ['week=2025-W53', 422],
    ['week=2026-W13', 422],
    ["week=2026-W11';drop table feedback", 400],
    ['unitId=1 or 1=1', 400],
    ["tier=' or 1=1 --", 200],
  ] as const)
    expect(`${query} ${(await s.call('GET', `/api/heat-map?${new URLSearchParams(query)}`)).status}`).toBe(
      `${query} ${status}`,
    )
  expect((await s.call('GET', `/api/heat-map?tier=${encodeURIComponent("' or 1=1 --")}`)).body.cells).toEqual([])
  expect((await (await s.as('teller'))('GET', '/api/heat-map')).status).toBe(403)
})
