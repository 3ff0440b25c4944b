import { expect, test } from 'vitest'
import { at, type Call, receive, type Scene } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

/** What the bank knows of 李桂英, aged 76, of the outlet O11. */
const PERSONAL = ['李桂英', '15400000002', '990101195003040022']
const reason = '客户来电核实身份'
const customerId = async (s: Scene, number = '100002') =>
  (await s.query<{ id: string }>('select id from customer where number = $1', [number]))[0]?.id as string
const unmask = (call: Call, id: string, body: object, key?: string) =>
  call('POST', `/api/customers/${id}/unmask`, body, key ? { 'idempotency-key': key } : {})
const looks = (s: Scene) => s.query<{ field: string; reason: string }>('select field, reason from unmasking')

test('personal values are masked wherever a customer is shown', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId } = await receive(s, undefined, { customer: '100002' })
  const masked = { name: '李*英', phone: '154****0002', idNumber: '990***********0022', isElderly: true }
  const id = await customerId(s)
  const [found] = (await s.call('GET', `/api/customers?search=${encodeURIComponent('李桂英')}`)).body
  expect(found).toMatchObject({ id, number: '100002', ...masked })
  expect((await s.call('GET', `/api/customers/${id}`)).body).toMatchObject({ ...masked, earlier: [{ caseId }] })
  expect((await s.call('GET', at(caseId))).body.customer).toMatchObject(masked)
  for (const door of [
    '/api/cases',
    '/api/cases?queue=all',
    at(caseId),
    '/api/feedback',
    '/api/work',
    `/api/customers/${id}`,
    '/api/customers?search=100002',
    '/api/customers?search=15400000002',
  ]) {
    const { status, body } = await s.call('GET', door)
    expect(`${door} ${status}`).toBe(`${door} 200`)
    const text = JSON.stringify(body)
    for (const value of PERSONAL) expect(`${door} ${text.includes(value)}`).toBe(`${door} false`)
  }
})

test('a value is shown only against a reason', async () => {
  const s = await scene({ as: 'teller' })
  const id = await customerId(s)
  for (const without of [{ field: 'phone' }, { field: 'phone', reason: '' }, { field: 'phone', reason: '   ' }])
    expect((await unmask(s.call, id, without)).status).toBe(400)
  expect(await looks(s)).toEqual([])
  expect((await unmask(s.call, id, { field: 'phone', reason })).body).toEqual({ value: '15400000002' })
  expect(await looks(s)).toEqual([{ field: 'phone', reason }])
})

test('the ledger knows who looked at which value, and never the value', async () => {
  const s = await scene({ as: 'teller' })
  const id = await customerId(s)
  for (const field of ['name', 'phone', 'idNumber']) await unmask(s.call, id, { field, reason })
  const entries = await s.query<{ actor: string; body: string }>(
    "select actor, body from ledger_entry where event = 'customer.unmasked' order by id",
  )
  expect(entries.map((entry) => entry.actor)).toEqual(Array(3).fill(`staff:${await s.staffId('teller')}`))
  expect(entries.map((entry) => JSON.parse(entry.body))).toEqual([
    { caseId: null, customerId: id, field: 'name' },
    { caseId: null, customerId: id, field: 'phone' },
    { caseId: null, customerId: id, field: 'idNumber' },
  ])
  const whole = JSON.stringify(await s.query('select body from ledger_entry'))
  for (const value of [...PERSONAL, reason]) expect(whole).not.toContain(value)
})

test('the same look sent again is refused and tells nothing; the value is kept nowhere', async () => {
  const s = await scene({ as: 'teller' })
  const id = await customerId(s)
  const look = () => unmask(s.call, id, { field: 'idNumber', reason }, 'k1')
  expect((await look()).body).toEqual({ value: '990101195003040022' })
  const again = await look()
  expect(again).toMatchObject({ status: 409, body: { code: 'already-done' } })
  expect(JSON.stringify(again.body)).not.toContain('990101195003040022')
  expect(await looks(s)).toHaveLength(1)
  expect(JSON.stringify(await s.query('select reply from idempotency'))).not.toContain('990101195003040022')
})

test('a look at a case’s contact stands in the case’s story', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId } = await receive(s, undefined, { contact: { name: '赵一', phone: '15411112222' } })
  expect(JSON.stringify((await s.call('GET', at(caseId))).body)).not.toContain('15411112222')
  const seen = await s.call('POST', at(caseId, 'unmask'), { field: 'phone', reason })
  expect(seen.body).toEqual({ value: '15411112222' })
  expect((await s.call('GET', at(caseId))).body.story.at(-1)).toMatchObject({
    kind: 'unmasked',
    text: reason,
    detail: { field: 'phone' },
    by: { name: 'teller' },
  })
})

test('a customer of another branch cannot be found, read or unmasked', async () => {
  const s = await scene({ as: 'teller-west' })
  const id = await customerId(s)
  expect((await s.call('GET', '/api/customers?search=100002')).body).toEqual([])
  expect((await s.call('GET', `/api/customers/${id}`)).status).toBe(404)
  expect(await unmask(s.call, id, { field: 'phone', reason })).toMatchObject({
    status: 404,
    body: { code: 'not-found' },
  })
  expect(await looks(s)).toEqual([])
})

test('the auditor and the department that is asked see masked values and never the whole', async () => {
  const s = await scene({ as: 'auditor' })
  const id = await customerId(s)
  expect((await s.call('GET', `/api/customers/${id}`)).body.phone).toBe('154****0002')
  for (const login of ['auditor', 'card-handler'])
    expect(await unmask(await s.as(login), id, { field: 'phone', reason })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    })
})
