import { expect, test } from 'vitest'
import { at, complaint, takenComplaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

const PERSONAL = ['张小明', '15400000001', '990101199001010011']
const FIND = `/api/customers?search=${encodeURIComponent('张小明')}`

test('a customer is found by name, number or whole telephone, and every value is masked', async () => {
  const s = await scene({ as: 'teller' })
  for (const search of ['张小明', '100001', '154 0000 0001']) {
    const { body } = await s.call('GET', `/api/customers?search=${encodeURIComponent(search)}`)
    expect(body).toMatchObject([{ number: '100001' }])
    for (const value of PERSONAL) expect(JSON.stringify(body)).not.toContain(value)
  }
  const [found] = (await s.call('GET', FIND)).body
  const card = await s.call('GET', `/api/customers/${found.id}`)
  for (const value of PERSONAL) expect(JSON.stringify(card.body)).not.toContain(value)
})

test('on the case, in the queue and in the list of voices the customer is masked as well', async () => {
  const s = await scene({ as: 'teller' })
  const caseId = await takenComplaint(s, s.call)
  for (const address of [at(caseId), '/api/cases?queue=all', '/api/feedback', '/api/tickets', '/api/notices']) {
    const { status, body } = await s.call('GET', address)
    expect(status).toBe(200)
    for (const value of PERSONAL) expect(`${address} ${JSON.stringify(body)}`).not.toContain(value)
  }
})

test('a value is shown only against a reason, and the look is on the ledger without the value', async () => {
  const s = await scene({ as: 'teller' })
  const [found] = (await s.call('GET', FIND)).body
  const unmask = (body: object) => s.call('POST', `/api/customers/${found.id}/unmask`, body)
  for (const body of [{ field: 'phone' }, { field: 'phone', reason: ' ' }, { field: 'search', reason: '回访客户' }])
    expect((await unmask(body)).status).toBe(400)
  expect(await s.query('select 1 from unmasking')).toEqual([])
  expect((await unmask({ field: 'phone', reason: '回访客户' })).body).toEqual({ value: '15400000001' })
  expect(await s.query('select staff_id, field, reason from unmasking')).toEqual([
    { staff_id: await s.staffId('teller'), field: 'phone', reason: '回访客户' },
  ])
  const [entry] = await s.query<{ actor: string; body: string }>(
    "select actor, body from ledger_entry where event = 'customer.unmasked'",
  )
  expect(entry?.actor).toBe(`staff:${await s.staffId('teller')}`)
  expect(JSON.parse(entry?.body ?? '')).toMatchObject({ customerId: found.id, field: 'phone' })
  expect(entry?.body).not.toContain('15400000001')
})

test('a look that is sent again with its key is refused and kept nowhere: the value is told once', async () => {
  const s = await scene({ as: 'teller' })
  const [found] = (await s.call('GET', FIND)).body
  const look = () =>
    s.call(
      'POST',
      `/api/customers/${found.id}/unmask`,
      { field: 'idNumber', reason: '核对证件' },
      { 'idempotency-key': 'look-1' },
    )
  expect((await look()).body).toEqual({ value: '990101199001010011' })
  expect(await look()).toMatchObject({ status: 409, body: { code: 'already-done' } })
  expect(JSON.stringify(await s.query('select reply from idempotency'))).not.toContain('990101199001010011')
  expect(await s.query('select 1 from unmasking')).toHaveLength(1)
})

test('a case’s contact is shown against a reason, and the story says who looked', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId } = await complaint(s)
  const look = await s.call('POST', at(caseId, 'unmask'), { field: 'phone', reason: '致电核实' })
  expect(look.body).toEqual({ value: '15400000001' })
  const { body } = await s.call('GET', at(caseId))
  expect(body.story.at(-1)).toMatchObject({ kind: 'unmasked', text: '致电核实', by: { id: await s.staffId('teller') } })
})

test('another branch finds no such customer, and cannot unmask one whose id it knows', async () => {
  const s = await scene({ as: 'teller' })
  const [found] = (await s.call('GET', FIND)).body
  const west = await s.as('teller-west')
  expect((await west('GET', FIND)).body).toEqual([])
  expect(await west('GET', `/api/customers/${found.id}`)).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect(await west('POST', `/api/customers/${found.id}/unmask`, { field: 'phone', reason: '回访客户' })).toMatchObject(
    { status: 404, body: { code: 'not-found' } },
  )
  expect(await s.query('select 1 from unmasking')).toEqual([])
})

test('an auditor reads masked customers and unmasks none', async () => {
  const s = await scene({ as: 'auditor' })
  const [found] = (await s.call('GET', FIND)).body
  expect(
    await s.call('POST', `/api/customers/${found.id}/unmask`, { field: 'phone', reason: '审计抽查' }),
  ).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
})
