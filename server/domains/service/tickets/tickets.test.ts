import { expect, test } from 'vitest'
import { at, type Call, receiveAndTake, type Scene, walkToReply } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

const onTicket = (ticketId: string, act: string) => `/api/tickets/${ticketId}/${act}`

/** A teller's case of a card, with a question to the credit-card centre. */
async function askCardCentre(s: Scene, call: Call, caseId: string): Promise<string> {
  const { status, body } = await call('POST', at(caseId, 'tickets'), {
    unitId: await s.unitId('CC'),
    question: '请核实积分规则',
  })
  expect(status).toBe(200)
  expect(body.tickets).toMatchObject([{ state: 'open', unit: { code: 'CC' }, fromUnit: { code: 'O11' } }])
  return body.tickets[0].id
}

async function caseWithTicket() {
  const s = await scene({ as: 'teller' })
  const caseId = await receiveAndTake(s, s.call, '信用卡积分被清零了，要求恢复')
  return { s, caseId, ticketId: await askCardCentre(s, s.call, caseId) }
}

test('the department that is asked sees the whole case, and saw nothing of it before', async () => {
  const s = await scene({ as: 'teller' })
  const caseId = await receiveAndTake(s, s.call, '信用卡积分被清零了，要求恢复')
  const card = await s.as('card-handler')
  expect(await card('GET', at(caseId))).toMatchObject({ status: 404, body: { code: 'not-found' } })
  await askCardCentre(s, s.call, caseId)
  const { status, body } = await card('GET', at(caseId))
  expect(status).toBe(200)
  expect(body.feedback).toMatchObject([{ text: '信用卡积分被清零了，要求恢复' }])
  expect(body.story.map((entry: { kind: string }) => entry.kind)).toEqual(['taken', 'ticket-opened'])
  expect(body.deadlines.length).toBeGreaterThan(0)
  // Whoever is not asked is still kept out.
  expect((await (await s.as('e-bank-handler'))('GET', at(caseId))).status).toBe(404)
})

test('of two colleagues who claim a ticket at once one has it and the other is told so', async () => {
  const { s, ticketId } = await caseWithTicket()
  const both = await Promise.all(
    ['card-handler', 'card-handler-2'].map(async (login) =>
      (await s.as(login))('POST', onTicket(ticketId, 'claim'), {}),
    ),
  )
  expect(both.map((reply) => reply.status).toSorted()).toEqual([200, 409])
  expect(both.find((reply) => reply.status === 409)?.body.code).toBe('ticket.claimed-already')
  const claims = await s.query("select 1 from case_entry where kind = 'ticket-claimed'")
  expect(claims).toHaveLength(1)
})

test('the customer is not answered while another department still works on a question', async () => {
  const { s, caseId, ticketId } = await caseWithTicket()
  await walkToReply(s.call, caseId)
  const reply = () => s.call('POST', at(caseId, 'reply'), { way: 'phone', text: '积分已恢复，我们为此致歉。' })
  expect(await reply()).toMatchObject({ status: 409, body: { code: 'case.tickets-open' } })
  expect((await s.call('GET', at(caseId))).body.replyHeldBy).toEqual(['case.tickets-open'])
  const card = await s.as('card-handler')
  await card('POST', onTicket(ticketId, 'claim'), {})
  expect(await reply()).toMatchObject({ status: 409, body: { code: 'case.tickets-open' } })
  await card('POST', onTicket(ticketId, 'answer'), { answer: '已恢复积分', isSolved: true })
  expect(await reply()).toMatchObject({ status: 200, body: { stage: 'verify' } })
})

test('a question answered in time keeps its own 24 hours', async () => {
  const { s, caseId, ticketId } = await caseWithTicket()
  const card = await s.as('card-handler')
  await card('POST', onTicket(ticketId, 'claim'), {})
  s.setClock('2026-03-03T00:59:59Z')
  const { body } = await card('POST', onTicket(ticketId, 'answer'), { answer: '已恢复积分', isSolved: true })
  expect(body).toMatchObject({
    state: 'answered',
    isSolved: true,
    answer: '已恢复积分',
    claimedBy: { name: 'card-handler' },
    deadline: { commitmentId: '2.2.2/ticket-answer', dueAt: '2026-03-03T01:00:00.000Z', state: 'met' },
  })
  expect((await s.call('GET', at(caseId))).body.tickets).toMatchObject([{ deadline: { state: 'met' } }])
})

test('a question answered after 24 hours is answered and its promise stays broken', async () => {
  const { s, ticketId } = await caseWithTicket()
  const card = await s.as('card-handler')
  await card('POST', onTicket(ticketId, 'claim'), {})
  await s.moveTo('2026-03-03T01:00:01Z')
  const { body } = await card('POST', onTicket(ticketId, 'answer'), { answer: '已恢复积分', isSolved: true })
  expect(body).toMatchObject({ state: 'answered', deadline: { state: 'missed' } })
})

test('a question that could not be solved comes back to who asked, visibly', async () => {
  const { s, caseId, ticketId } = await caseWithTicket()
  const card = await s.as('card-handler')
  await card('POST', onTicket(ticketId, 'claim'), {})
  const answer = { answer: '需总行运营部核实', isSolved: false }
  expect((await card('POST', onTicket(ticketId, 'answer'), answer)).body).toMatchObject({
    state: 'returned',
    isSolved: false,
    answer: '需总行运营部核实',
  })
  const { body } = await s.call('GET', at(caseId))
  expect(body.tickets).toMatchObject([{ state: 'returned', isSolved: false }])
  expect(body.story.at(-1)).toMatchObject({ kind: 'ticket-returned', text: '需总行运营部核实' })
  const returned = await s.call('GET', '/api/tickets?state=returned')
  expect(returned.body.items.map((ticket: { id: string }) => ticket.id)).toEqual([ticketId])
})

test('a question that is passed round is counted, and the next department may claim it under the same clock', async () => {
  const { s, caseId, ticketId } = await caseWithTicket()
  const card = await s.as('card-handler')
  await card('POST', onTicket(ticketId, 'claim'), {})
  s.setClock('2026-03-02T05:00:00Z')
  const passed = await card('POST', onTicket(ticketId, 'pass'), {
    unitId: await s.unitId('EB'),
    reason: '积分由电子银行部管理',
  })
  expect(passed.body).toMatchObject({
    unit: { code: 'EB' },
    state: 'open',
    claimedBy: null,
    passedCount: 1,
    deadline: { state: 'running', dueAt: '2026-03-03T01:00:00.000Z' },
  })
  // Who passed it on has it no more.
  expect((await card('POST', onTicket(ticketId, 'claim'), {})).status).toBe(404)
  const eBank = await s.as('e-bank-handler')
  expect((await eBank('GET', at(caseId))).status).toBe(200)
  expect((await eBank('POST', onTicket(ticketId, 'claim'), {})).body).toMatchObject({
    state: 'claimed',
    claimedBy: { name: 'e-bank-handler' },
  })
  const [clock] = await s.query<{ responsible_id: string }>('select responsible_id from clock where subject_id = $1', [
    ticketId,
  ])
  expect(clock?.responsible_id).toBe(await s.staffId('e-bank-handler'))
  expect((await s.call('GET', at(caseId))).body.story.map((entry: { kind: string }) => entry.kind)).toContain(
    'ticket-passed',
  )
})

test('a department that was not asked cannot claim, and only who claimed answers', async () => {
  const { s, ticketId } = await caseWithTicket()
  const eBank = await s.as('e-bank-handler')
  for (const [act, body] of [
    ['claim', {}],
    ['answer', { answer: '已恢复', isSolved: true }],
    ['pass', { unitId: await s.unitId('SM'), reason: '不归我们' }],
  ] as const)
    expect(await eBank('POST', onTicket(ticketId, act), body)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
  await (await s.as('card-handler'))('POST', onTicket(ticketId, 'claim'), {})
  const second = await s.as('card-handler-2')
  expect(await second('POST', onTicket(ticketId, 'answer'), { answer: '已恢复', isSolved: true })).toMatchObject({
    status: 403,
    body: { code: 'ticket.not-yours' },
  })
})

test('when the customer withdraws, the open question ends with the case', async () => {
  const { s, caseId, ticketId } = await caseWithTicket()
  const closed = await s.call('POST', at(caseId, 'withdraw'), { reason: '客户来电撤诉' })
  expect(closed.body).toMatchObject({
    outcome: 'withdrawn',
    tickets: [{ id: ticketId, state: 'cancelled', deadline: { state: 'cancelled' } }],
  })
})
