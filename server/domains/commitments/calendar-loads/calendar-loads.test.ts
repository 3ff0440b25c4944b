import { expect, test } from 'vitest'
import { readDays } from '#platform/calendar/read-days.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { scene } from '#test/scene.ts'
import { loadCalendar } from './service.ts'

/** A notice as it may come: three days of rest at the New Year, and a make-up Saturday. */
const NOTICE =
  'day,kind,name\n2027-01-01,rest,元旦\n2027-01-02,rest,元旦\n2027-01-03,rest,元旦\n2027-01-04,rest,元旦\n2027-01-09,working,元旦\n'
const load = { calendar: 'cn', year: 2027, days: readDays(NOTICE).days, source: '国办发明电〔2026〕00号（试）' }

async function late2026() {
  const s = await scene({ now: '2026-12-29T02:00:00Z' })
  const app = await s.key()
  const { body } = await app('POST', '/api/feedback', {
    channel: 'app',
    outlet: 'O11',
    text: '积分兑换的礼品一直没收到，麻烦帮我查一下',
  })
  const result = async () =>
    (
      await s.query<{ due_at: Date; is_provisional: boolean }>(
        `select due_at, is_provisional from clock where case_id = $1 and commitment_id = '4.2.2/III-result'`,
        [body.caseId],
      )
    )[0]
  return { s, result }
}

test('a deadline that runs into a provisional year is flagged, and moves when the notice is loaded', async () => {
  const { s, result } = await late2026()
  expect(await result()).toMatchObject({ is_provisional: true, due_at: new Date('2027-01-07T15:59:59.999Z') })
  const moved = await s.world.transact(SYSTEM, (ctx) => loadCalendar(ctx, load, false))
  expect(moved.map(({ title }) => title)).toContain('Ⅲ级·办结答复')
  // 30th, 31st December, then 5th to 9th January with the make-up Saturday.
  expect(await result()).toMatchObject({ is_provisional: false, due_at: new Date('2027-01-09T15:59:59.999Z') })
  expect((await s.query(`select 1 from ledger_entry where event = 'clock.moved'`)).length).toBe(moved.length)
})

test('a dry run lists the same and moves nothing', async () => {
  const { s, result } = await late2026()
  const before = await result()
  const dry = s.world.transact(SYSTEM, async (ctx) => {
    const moved = await loadCalendar(ctx, load, true)
    throw Object.assign(new Error('dry run'), { moved })
  })
  await expect(dry).rejects.toMatchObject({ moved: [expect.anything()] })
  expect(await result()).toEqual(before)
})

test('days of another year and calendars that nobody has are refused', async () => {
  const { s } = await late2026()
  await expect(
    s.world.transact(SYSTEM, (ctx) => loadCalendar(ctx, { ...load, year: 2028 }, false)),
  ).rejects.toMatchObject({ code: 'calendar.other-year' })
  await expect(
    s.world.transact(SYSTEM, (ctx) => loadCalendar(ctx, { ...load, calendar: 'nowhere' }, false)),
  ).rejects.toMatchObject({ code: 'calendar.unknown' })
})

test('a unit’s own calendar overrides the nation’s', async () => {
  const { s } = await late2026()
  const own = { ...load, calendar: 'O12', days: readDays('day,kind,name\n2027-01-05,rest,本行店庆\n').days }
  await s.world.transact(SYSTEM, (ctx) => loadCalendar(ctx, own, false))
  const app = await s.key()
  const due = async (outlet: string) =>
    (
      await app('POST', '/api/feedback', { channel: 'app', outlet, text: '积分兑换的礼品一直没收到，麻烦帮我查一下' })
    ).body.deadlines.find((it: { commitmentId: string }) => it.commitmentId === '4.2.2/III-result').dueAt
  expect([await due('O11'), await due('O12')]).toEqual(['2027-01-07T15:59:59.999Z', '2027-01-08T15:59:59.999Z'])
})
