import { expect, test } from 'vitest'
import { at, type Call, takenComplaint, walkToReply } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
const to = (ticketId: string, act: string) => `/api/tickets/${ticketId}/${act}`

/** The owner of a complaint asks the card centre. */
async function asked(s: Scene, teller: Call) {
  const caseId = await takenComplaint(s, teller)
  const question = { unitId: await s.unitId('CC'), question: '请核实该笔手续费的收取依据' }
  const { status, body } = await teller('POST', at(caseId, 'tickets'), question)
  expect(status).toBe(200)
  return { caseId, ticketId: body.tickets[0].id as string }
}

test('the whole context travels with a ticket: the other department reads the case, and nobody else’s', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, ticketId } = await asked(s, s.call)
  const other = await takenComplaint(s, s.call)
  const department = await s.as('card-handler')
  const seen = await department('GET', at(caseId))
  expect(seen.body.feedback[0].text).toContain('手续费')
  expect(seen.body.story.map((it: { kind: string }) => it.kind)).toContain('ticket-opened')
  expect((await department('GET', at(other))).status).toBe(404)
  const mine = await department('GET', '/api/tickets')
  expect(mine.body.items.map((it: { id: string }) => it.id)).toEqual([ticketId])
  // Manual 2.2.2: a clock of its own, 24 hours.
  expect(mine.body.items[0].deadline).toMatchObject({
    commitmentId: '2.2.2/ticket-answer',
    dueAt: '2026-03-03T01:00:00.000Z',
  })
})

test('another department neither sees nor works the ticket', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, ticketId } = await asked(s, s.call)
  const stranger = await s.as('e-bank-handler')
  expect((await stranger('GET', '/api/tickets')).body.items).toEqual([])
  expect((await stranger('GET', at(caseId))).status).toBe(404)
  expect(await stranger('POST', to(ticketId, 'claim'), {})).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('of two who claim at once one has it and the other is told so', async () => {
  const s = await scene({ as: 'teller' })
  const { ticketId } = await asked(s, s.call)
  const both = await Promise.all(
    ['card-handler', 'card-handler-2'].map(async (login) => (await s.as(login))('POST', to(ticketId, 'claim'), {})),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.body.code).toMatch(/claimed-already|someone-else-was-faster/)
})

test('only who claimed it answers it', async () => {
  const s = await scene({ as: 'teller' })
  const { ticketId } = await asked(s, s.call)
  const [first, second] = [await s.as('card-handler'), await s.as('card-handler-2')]
  const answer = { answer: '收费有误', isSolved: true }
  expect(await first('POST', to(ticketId, 'answer'), answer)).toMatchObject({ body: { code: 'ticket.not-claimed' } })
  await first('POST', to(ticketId, 'claim'), {})
  expect(await second('POST', to(ticketId, 'answer'), answer)).toMatchObject({
    status: 403,
    body: { code: 'ticket.not-yours' },
  })
  expect((await first('POST', to(ticketId, 'answer'), answer)).body).toMatchObject({ state: 'answered' })
})

test('the customer is not answered while another department still owes its part', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, ticketId } = await asked(s, s.call)
  await walkToReply(s.call, caseId)
  const reply = { way: 'phone', text: '已处理完毕' }
  expect((await s.call('GET', at(caseId))).body.replyHeldBy).toEqual(['case.tickets-open'])
  expect(await s.call('POST', at(caseId, 'reply'), reply)).toMatchObject({
    status: 409,
    body: { code: 'case.tickets-open' },
  })
  const department = await s.as('card-handler')
  await department('POST', to(ticketId, 'claim'), {})
  await department('POST', to(ticketId, 'answer'), { answer: '收费有误，同意退还', isSolved: true })
  expect((await s.call('POST', at(caseId, 'reply'), reply)).body.stage).toBe('verify')
})

test('answered without a solution it comes back visibly', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, ticketId } = await asked(s, s.call)
  const department = await s.as('card-handler')
  await department('POST', to(ticketId, 'claim'), {})
  await department('POST', to(ticketId, 'answer'), { answer: '系统查不到该笔交易', isSolved: false })
  const { body } = await s.call('GET', at(caseId))
  expect(body.tickets[0]).toMatchObject({ state: 'returned', isSolved: false, answer: '系统查不到该笔交易' })
  expect(body.story.at(-1)).toMatchObject({ kind: 'ticket-returned', text: '系统查不到该笔交易' })
})

test('passed on, it is counted, its clock runs on in the new department, and that one can claim it', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, ticketId } = await asked(s, s.call)
  await (await s.as('card-handler'))('POST', to(ticketId, 'claim'), {})
  s.setClock('2026-03-02T09:00:00Z')
  const electronic = await s.unitId('EB')
  const passed = await (await s.as('card-handler'))('POST', to(ticketId, 'pass'), {
    unitId: electronic,
    reason: '属电子银行部职责',
  })
  expect(passed.body).toMatchObject({ state: 'open', passedCount: 1, claimedBy: null, unit: { code: 'EB' } })
  expect(passed.body.deadline.dueAt).toBe('2026-03-03T01:00:00.000Z')
  const [clock] = await s.query('select unit_id, responsible_id from clock where subject_id = $1', [ticketId])
  expect(clock).toEqual({ unit_id: electronic, responsible_id: null })
  expect((await s.call('GET', at(caseId))).body.story.at(-1)).toMatchObject({ kind: 'ticket-passed' })
  expect((await (await s.as('e-bank-handler'))('POST', to(ticketId, 'claim'), {})).status).toBe(200)
  expect((await (await s.as('card-handler-2'))('POST', to(ticketId, 'claim'), {})).status).toBe(404)
})

test('a ticket to one’s own unit, or passed back to who asked, is refused', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, ticketId } = await asked(s, s.call)
  const own = await s.unitId('O11')
  expect(await s.call('POST', at(caseId, 'tickets'), { unitId: own, question: '请本网点核实' })).toMatchObject({
    status: 422,
    body: { code: 'ticket.own-unit' },
  })
  expect(
    await (await s.as('card-handler'))('POST', to(ticketId, 'pass'), { unitId: own, reason: '退回网点' }),
  ).toMatchObject({ status: 422, body: { code: 'ticket.own-unit' } })
})

test('with the case its tickets end, and so do their clocks', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, ticketId } = await asked(s, s.call)
  await s.call('POST', at(caseId, 'withdraw'), { reason: '客户来电撤回' })
  const [ticket] = await s.query('select state from ticket where id = $1', [ticketId])
  expect(ticket).toEqual({ state: 'cancelled' })
  expect(await s.query('select state from clock where subject_id = $1', [ticketId])).toEqual([{ state: 'cancelled' }])
})
