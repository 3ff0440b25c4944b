import { expect, test } from 'vitest'
import { readDays } from '#platform/calendar/read-days.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { scene } from '#test/scene.ts'
import { foreseeLoad, loadCalendar } from './service.ts'

/** New Year 2027 as a notice might set it: Friday to Sunday off, Thursday the 31st with them, Monday the 4th too. */
const NOTICE = `day,kind,name
2026-12-31,休,元旦
2027-01-01,休,元旦
2027-01-04,休,元旦
2027-01-09,班,元旦`
const load = (text = NOTICE, calendar = 'cn', year = 2027) => ({
  calendar,
  year,
  source: '国办发明电〔2026〕9号',
  days: readDays(text).days,
})
/** Tuesday 2026-12-29: the year after it is not announced yet. */
const NOW = '2026-12-29T02:00:00Z'

async function receivedBeforeNewYear(outlet = 'O11') {
  const s = await scene({ now: NOW })
  const { body } = await (await s.key())('POST', '/api/feedback', {
    channel: 'app',
    outlet,
    text: '柜台的人态度恶劣，还多扣了我两百块手续费，要求退款道歉',
    contact: { name: '张小明', phone: '15400000001' },
  })
  const clocks = () =>
    s.query<{ id: string; unit: string; due_at: Date; is_provisional: boolean; next_wake_at: Date }>(
      `select id, commitment_id as unit, due_at, is_provisional, next_wake_at from clock
       where case_id = $1 and closed_at is null order by id`,
      [body.caseId],
    )
  return { s, caseId: body.caseId as string, caseNumber: body.caseNumber as string, clocks }
}

test('the dry run lists by case what would move, and moves nothing', async () => {
  const { s, caseNumber, clocks } = await receivedBeforeNewYear()
  const before = await clocks()
  const moved = await s.world.transact(SYSTEM, (ctx) => foreseeLoad(ctx, load()))
  expect(moved.length).toBeGreaterThan(0)
  for (const it of moved.filter((promise) => promise.caseNumber === caseNumber)) {
    expect(it.oldDueAt).toEqual(before.find(({ id }) => id === it.clockId)?.due_at)
    expect(it.newDueAt > it.oldDueAt).toBe(true)
  }
  expect(await clocks()).toEqual(before)
  expect(await s.query("select 1 from calendar_day where day >= '2026-12-01' and calendar = 'cn'")).toEqual([])
  expect(await s.query("select 1 from ledger_entry where event in ('calendar.loaded', 'clock.moved')")).toEqual([])
})

test('a year that is announced moves the dates that ran into it, makes them firm, and is on the ledger', async () => {
  const { s, caseId, clocks } = await receivedBeforeNewYear()
  const before = await clocks()
  const moved = await s.world.transact(SYSTEM, (ctx) => loadCalendar(ctx, load()))
  const after = await clocks()
  expect(before.some((clock) => clock.is_provisional)).toBe(true)
  expect(after.every((clock) => !clock.is_provisional)).toBe(true)
  for (const { clockId, newDueAt } of moved.filter((it) => it.caseNumber)) {
    const [was, is] = [before, after].map((list) => list.find(({ id }) => id === clockId))
    expect(is?.due_at).toEqual(newDueAt)
    expect(is?.next_wake_at).not.toEqual(was?.next_wake_at)
    const [entry] = await s.query<{ body: string }>(
      "select body from ledger_entry where stream = $1 and event = 'clock.moved'",
      [`clock:${clockId}`],
    )
    expect(JSON.parse(entry?.body ?? '')).toEqual({ old: was?.due_at.toISOString(), new: newDueAt.toISOString() })
    const why = await (await s.as('teller'))('GET', `/api/clocks/${clockId}/why`)
    expect(why.body.deadline.dueAt).toBe(newDueAt.toISOString())
  }
  // Seven working days after the 29th: the 30th, then the 5th to the 9th with its make-up Saturday, then the 11th.
  const { body } = await (await s.as('teller'))('GET', `/api/cases/${caseId}`)
  const dates = body.deadlines.map((it: { dueAt: string }) => it.dueAt)
  expect(dates).toContain('2027-01-11T15:59:59.999Z')
  expect(moved.every((it) => it.newDueAt.getTime() !== it.oldDueAt.getTime())).toBe(true)
  const years = await s.query<{ year: number; status: string }>(
    "select year, status from calendar_year where calendar = 'cn' and year >= 2027 order by year",
  )
  expect(years.slice(0, 2)).toEqual([
    { year: 2027, status: 'confirmed' },
    { year: 2028, status: 'provisional' },
  ])
  expect((await s.query("select 1 from ledger_entry where event = 'calendar.loaded'")).length).toBe(1)
})

test('the same notice loaded again moves nothing', async () => {
  const { s } = await receivedBeforeNewYear()
  await s.world.transact(SYSTEM, (ctx) => loadCalendar(ctx, load()))
  expect(await s.world.transact(SYSTEM, (ctx) => loadCalendar(ctx, load()))).toEqual([])
})

test('a branch that closes for a day moves its own promises and nobody else’s', async () => {
  const { s, clocks } = await receivedBeforeNewYear()
  const moving = load('day,kind,name\n2026-12-30,休,搬迁', 'O11', 2026)
  const elsewhere = load('day,kind,name\n2026-12-30,休,搬迁', 'O12', 2026)
  expect(await s.world.transact(SYSTEM, (ctx) => foreseeLoad(ctx, elsewhere))).toEqual([])
  const before = await clocks()
  const moved = await s.world.transact(SYSTEM, (ctx) => loadCalendar(ctx, moving))
  expect(moved.length).toBeGreaterThan(0)
  expect(await clocks()).not.toEqual(before)
})

test('a promise that was broken under the old days is not mended by new ones', async () => {
  const { s, clocks } = await receivedBeforeNewYear()
  s.setClock('2027-02-10T02:00:00Z')
  const before = await clocks()
  expect(before.length).toBeGreaterThan(0)
  expect(await s.world.transact(SYSTEM, (ctx) => loadCalendar(ctx, load()))).toEqual([])
  expect(await clocks()).toEqual(before)
})

test('a file of another year, and a calendar that the bank does not have, are refused', async () => {
  const { world } = await scene({ now: NOW })
  const refused = (it: ReturnType<typeof load>) => world.transact(SYSTEM, (ctx) => loadCalendar(ctx, it))
  await expect(refused(load(NOTICE, 'cn', 2028))).rejects.toMatchObject({ code: 'calendar.wrong-days' })
  await expect(refused(load('day,kind,name', 'cn'))).rejects.toMatchObject({ code: 'calendar.wrong-days' })
  await expect(refused(load('day,kind,name\n2035-01-01,休,元旦', 'cn', 2035))).rejects.toMatchObject({
    code: 'calendar.wrong-days',
    detail: { why: expect.stringContaining('a year is missing') },
  })
  await expect(refused(load(NOTICE, 'nowhere'))).rejects.toMatchObject({ code: 'calendar.unknown' })
})
