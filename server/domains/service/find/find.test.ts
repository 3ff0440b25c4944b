import { expect, test } from 'vitest'
import { indexNewCustomers } from '#domains/service/customer-index/jobs.ts'
import { complaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

const find = async (call: Awaited<ReturnType<typeof scene>>['call'], search: string) => {
  const { body } = await call('GET', `/api/find?search=${encodeURIComponent(search)}`)
  return {
    cases: body.cases.map((it: { number: string }) => it.number),
    customers: body.customers.map((it: { number: string }) => it.number),
  }
}

test('a customer is found by name, traditional characters, initials, sounds and last four digits, and always masked', async () => {
  const s = await scene({ as: 'teller' })
  await indexNewCustomers(s.world)
  for (const search of ['张小明', '張小明', 'zxm', 'zhangxiao', '0001', '100001'])
    expect({ search, found: (await find(s.call, search)).customers }).toEqual({ search, found: ['100001'] })
  const { body } = await s.call('GET', '/api/find?search=zxm')
  expect(JSON.stringify(body)).not.toMatch(/张小明|15400000001|990101199001010011/)
})

test('a case is found by its number, also unfinished, by its words, and by the last four digits of a telephone', async () => {
  const s = await scene({ as: 'teller' })
  const { caseNumber } = await complaint(s)
  for (const search of [caseNumber, caseNumber.toLowerCase(), caseNumber.slice(0, 9), '手续费', '0001'])
    expect({ search, found: (await find(s.call, search)).cases }).toEqual({ search, found: [caseNumber] })
})

test('nobody finds what is not theirs', async () => {
  const s = await scene()
  await indexNewCustomers(s.world)
  const { caseNumber } = await complaint(s)
  const west = await s.as('teller-west')
  for (const search of ['zxm', '0001', caseNumber, '手续费'])
    expect({ search, found: await find(west, search) }).toEqual({ search, found: { cases: [], customers: [] } })
  expect((await west('GET', '/api/customers?search=zxm')).body).toEqual([])
  expect(await find(await s.as('trainer').catch(() => s.as('system-admin')), 'zxm')).toEqual({
    cases: [],
    customers: [],
  })
})

test('a search that showed customers is on the ledger, without its words', async () => {
  const s = await scene({ as: 'teller' })
  await indexNewCustomers(s.world)
  await find(s.call, 'zxm')
  await find(s.call, '没有这个人')
  const rows = await s.query<{ body: string }>(`select body from ledger_entry where event = 'customer.searched'`)
  expect(rows.map(({ body }) => JSON.parse(body))).toEqual([{ by: 'spelling', found: 1 }])
})

test('a search of only signs, a formula or a quote finds nothing and breaks nothing', async () => {
  const s = await scene({ as: 'service' })
  await indexNewCustomers(s.world)
  for (const search of ["'", '%', "' | 'zxm", '=1+1', ':*', '\\', '🙂'])
    expect((await s.call('GET', `/api/find?search=${encodeURIComponent(search)}`)).status).toBe(200)
  expect((await s.call('GET', `/api/find?search=${'张'.repeat(61)}`)).status).toBe(400)
})
