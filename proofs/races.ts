import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { periodOf } from '#platform/calendar/period.ts'
import { inParallel, knock } from './knock.ts'
import { handsOf, liveMonth, openNextMonth, takenCase, VOICE } from './lived-month.ts'
import { type Proof, type Size, Tally } from './proof.ts'
import { openProvedBank, type ProvedBank } from './proved-bank.ts'

const SIZES: Record<
  Size,
  { tickets: number; claimers: number; keys: number; senders: number; approvals: number; resolved: number }
> = {
  small: { tickets: 10, claimers: 6, keys: 10, senders: 6, approvals: 5, resolved: 3 },
  full: { tickets: 2_000, claimers: 20, keys: 1_000, senders: 20, approvals: 100, resolved: 100 },
}
const TICKETS_OF_A_CASE = 20

/**
 * Manual 2.2.2 and invariant 1: what many do at the same moment, in two processes, is done once. Claims of one ticket,
 * attempts with one key, two second persons, two draws of one month, two heartbeats.
 */
export const prove: Proof = async (size) => {
  const { tickets, claimers, keys, senders, approvals, resolved } = SIZES[size]
  const bank = await openProvedBank(2)
  const tally = new Tally()
  try {
    await claimAtOnce(bank, tally, tickets, claimers)
    await sendAtOnce(bank, tally, keys, senders)
    await decideAtOnce(bank, tally, approvals)
    await wakeAtOnce(bank, tally)
    await drawAtOnce(bank, tally, resolved)
    return { ...tally.line, processes: bank.bases.length }
  } finally {
    await bank.close()
  }
}

const baseOf = ({ bases }: ProvedBank, nth: number): string => bases[nth % bases.length] as string

/** Each ticket is claimed by all colleagues of the department at once: one owns it, the others are told so. */
async function claimAtOnce(bank: ProvedBank, tally: Tally, tickets: number, claimers: number): Promise<void> {
  const hands = await handsOf(bank)
  const unitId = await bank.unitId('CC')
  const cases = Math.ceil(tickets / TICKETS_OF_A_CASE)
  await inParallel(Array.from({ length: cases }), 4, async () => {
    const caseId = await takenCase(bank, hands)
    for (let nth = 0; nth < Math.min(TICKETS_OF_A_CASE, tickets); nth++)
      await knock(baseOf(bank, nth), 'POST', `/api/cases/${caseId}/tickets`, {
        body: { unitId, question: `请核实第 ${nth + 1} 项` },
        headers: hands.teller,
      })
  })
  const open = await bank.query<{ id: string }>(`select id from ticket where state = 'open' limit $1`, [tickets])
  if (open.length < tickets) throw new Error(`${open.length} of ${tickets} tickets could be opened`)
  const colleagues = await hireHandlers(bank, claimers)
  await inParallel(open, 4, async ({ id }) => {
    const answers = await Promise.all(
      colleagues.map((headers, nth) =>
        knock(baseOf(bank, nth), 'POST', `/api/tickets/${id}/claim`, { body: {}, headers }),
      ),
    )
    const owners = answers.filter(({ status }) => status === 200).length
    const told = answers.filter(({ status }) => status === 409).length
    tally.check(
      owners === 1 && told === claimers - 1,
      () => `ticket ${id}: ${answers.map(({ status }) => status).join(' ')}`,
    )
  })
  const claimed = await bank.query<{ n: number }>(
    `select count(*)::int as n from ledger_entry where event = 'ticket.claimed' group by stream having count(*) > 1`,
  )
  tally.check(claimed.length === 0, () => `${claimed.length} tickets were claimed more than once`)
}

async function hireHandlers(bank: ProvedBank, count: number): Promise<{ cookie: string }[]> {
  const logins = Array.from({ length: count }, (_, nth) => `claimer-${nth}`)
  await bank.query(
    `with hired as (insert into staff (id, login, name, unit_id, post, person_key, joined_on)
       select gen_random_uuid(), l, l, $2, 'department-handler', l, '2016-01-01' from unnest($1::text[]) l returning id)
     insert into staff_role (staff_id, role, unit_id, from_on) select id, 'department-handler', $2, '2016-01-01' from hired`,
    [logins, await bank.unitId('CC')],
  )
  return Promise.all(logins.map(bank.signedIn))
}

/** Each key is sent many times at once: one case, one answer, and whoever came too early may ask again. */
async function sendAtOnce(bank: ProvedBank, tally: Tally, keys: number, senders: number): Promise<void> {
  const app = await bank.key()
  const before = await countVoices(bank)
  await inParallel(
    Array.from({ length: keys }, () => randomUUID() as string),
    4,
    async (key) => {
      const headers = { ...app, 'idempotency-key': key }
      const send = (nth: number) => knock(baseOf(bank, nth), 'POST', '/api/feedback', { body: VOICE, headers })
      const answers = await Promise.all(Array.from({ length: senders }, (_, nth) => send(nth)))
      const last = await send(0)
      const done = [...answers, last].filter(({ status }) => status === 200)
      const isOne = new Set(done.map(({ body }) => JSON.stringify(body))).size === 1
      const isElseInFlight = answers.every(
        ({ status, body }) => status === 200 || (status === 409 && body.code === 'idempotency.in-flight'),
      )
      tally.check(
        isOne && isElseInFlight && last.status === 200,
        () => `key ${key}: ${answers.map(({ status }) => status).join(' ')}`,
      )
    },
  )
  const made = (await countVoices(bank)) - before
  tally.check(made === keys, () => `${keys} keys made ${made} voices`)
}

const countVoices = async (bank: ProvedBank): Promise<number> =>
  (await bank.query<{ n: number }>('select count(*)::int as n from feedback'))[0]?.n ?? 0

/** Chapter 7: two second persons decide at the same moment, one for and one against: one of them decides. */
async function decideAtOnce(bank: ProvedBank, tally: Tally, approvals: number): Promise<void> {
  const hands = await handsOf(bank)
  const [asking, ...deciding] = await Promise.all(['supervisor', 'president', 'operations'].map(bank.signedIn))
  await inParallel(Array.from({ length: approvals }), 2, async () => {
    const caseId = await takenCase(bank, hands)
    const { body } = await knock<{ approvals: { id: string }[] }>(
      baseOf(bank, 0),
      'POST',
      `/api/cases/${caseId}/invalid`,
      {
        body: { reason: '与本行无关' },
        headers: asking as { cookie: string },
      },
    )
    const id = body.approvals[0]?.id
    const answers = await Promise.all(
      deciding.map((headers, nth) =>
        knock(baseOf(bank, nth), 'POST', `/api/approvals/${id}`, {
          body: { approve: nth === 0, note: '已核实' },
          headers,
        }),
      ),
    )
    const statuses = answers.map(({ status }) => status).toSorted()
    tally.check(statuses.join() === '200,409', () => `approval ${id}: ${statuses.join(' ')}`)
  })
  const doubled = await bank.query(
    `select stream from ledger_entry where event = 'approval.decided' group by stream having count(*) > 1`,
  )
  tally.check(doubled.length === 0, () => `${doubled.length} approvals were decided twice`)
}

/** Both processes' heartbeats find the tickets' clocks due at once: each rung of each clock is said once. */
async function wakeAtOnce(bank: ProvedBank, tally: Tally): Promise<void> {
  const clocks = await bank.query<{ id: string }>(
    `update clock set started_at = started_at - interval '60 days', due_at = due_at - interval '60 days',
       next_wake_at = next_wake_at - interval '60 days'
     where subject_kind = 'ticket' and closed_at is null returning id`,
  )
  const until = Date.now() + 120_000
  const owed = () =>
    bank.query<{ n: number }>(
      "select count(*)::int as n from clock where subject_kind = 'ticket' and next_wake_at <= now()",
    )
  while (((await owed())[0]?.n ?? 0) > 0 && Date.now() < until) await setTimeout(200)
  const said = await bank.query<{ id: string; times: number }>(
    `select c.id, count(e.id)::int as times from clock c left join ledger_entry e on e.stream = 'clock:' || c.id
     where c.id = any ($1::uuid[]) group by c.id`,
    [clocks.map(({ id }) => id)],
  )
  // Asleep over all of its rungs, a clock is woken once for all of them.
  for (const { id, times } of said) tally.check(times === 1, () => `clock ${id} was acted on ${times} times`)
}

/** Manual 4.3: the month turns in two processes at once, and is drawn once. */
async function drawAtOnce(bank: ProvedBank, tally: Tally, resolved: number): Promise<void> {
  await liveMonth(bank, resolved)
  const month = periodOf(new Date(), 'month')
  const [one, other] = await Promise.all([openNextMonth(bank), openNextMonth(bank)])
  await Promise.all([one.doAllDue(), other.doAllDue()])
  const [drawn] = await bank.query<{ draws: number; told: number; sample: number; items: number }>(
    `select (select count(*)::int from look_back_draw where month = $1) as draws,
       (select count(*)::int from ledger_entry where event = 'look-back.unit-drawn' and stream = 'look-back-month:' || $1) as told,
       (select sum(sample)::int from look_back_draw where month = $1) as sample,
       (select count(*)::int from look_back where month = $1 and why = 'drawn') as items`,
    [month],
  )
  tally.check(
    drawn !== undefined && drawn.draws > 0 && drawn.draws === drawn.told && drawn.sample === drawn.items,
    () => `${month}: ${JSON.stringify(drawn)}`,
  )
  await Promise.all([one.close(), other.close()])
}
