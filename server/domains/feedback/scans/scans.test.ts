import { expect, test } from 'vitest'
import { codeOf, counterOf, rate, tokenOf } from '#test/rating-places.ts'
import { scene } from '#test/scene.ts'

test('a customer who scans reads whose place it is, and of the employee no more than the surname', async () => {
  const s = await scene()
  const { code } = await codeOf(s, 'employee', { staffId: await s.staffId('teller') })
  const { body, headers } = await s.nobody('POST', `/api/q/${code}`, {})
  expect(body.place).toMatchObject({ bank: { zh: '总行' }, outlet: { zh: '东门支行' }, employee: { zh: 't**' } })
  expect(body.place.faces).toHaveLength(5)
  expect(headers['cache-control']).toBe('no-store')
})

test('one star by the code of a counter opens a case about who serves there, and its 24 hours', async () => {
  const s = await scene({ as: 'teller' })
  const counterId = await counterOf(s)
  await s.call('POST', `/api/counters/${counterId}/shift`, { staffId: await s.staffId('teller') })
  const { code } = await codeOf(s, 'counter', { counterId })
  const given = await rate(s, code, await tokenOf(s, code), 1, { reasons: ['attitude'], text: '说话很冲' })
  expect(given.body).toMatchObject({ number: expect.stringMatching(/^F/), apologyBy: '2026-03-03T01:00:00.000Z' })
  const [row] = await s.query(
    `select f.text, f.channel, f.rating, c.subject_staff_id, k.due_at, k.state from rating r join feedback f on f.id = r.feedback_id
     join service_case c on c.id = f.case_id join clock k on k.subject_id = c.id and k.commitment_id = '6.1.3/apology'`,
  )
  expect(row).toEqual({
    text: '服务态度差。说话很冲',
    channel: 'qr',
    rating: 1,
    subject_staff_id: await s.staffId('teller'),
    due_at: new Date('2026-03-03T01:00:00Z'),
    state: 'running',
  })
})

test('a forged signature, and one taken from another outlet’s code, open nothing', async () => {
  const s = await scene()
  const { code } = await codeOf(s, 'outlet')
  const west = await (await s.as('supervisor-west'))('POST', '/api/codes', {
    kind: 'outlet',
    unitId: await s.unitId('O21'),
  })
  const other = west.body.address.split('/q/')[1] as string
  const swapped = code.slice(0, 26) + other.slice(26)
  const forged = `${code.slice(0, 30)}${code[30] === 'A' ? 'B' : 'A'}${code.slice(31)}`
  const strange = `zzzz${code.slice(4)}`
  for (const wrong of [swapped, forged, strange, 'x'.repeat(48), '%00'.repeat(10)])
    expect(await s.nobody('POST', `/api/q/${wrong}`, {})).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect((await s.nobody('POST', `/api/q/${code}`, {})).status).toBe(200)
  // Even who writes in the table cannot give a printed code to another outlet.
  await s.query('update rating_code set unit_id = $1 where unit_id = $2', [
    await s.unitId('O12'),
    await s.unitId('O11'),
  ])
  expect((await s.nobody('POST', `/api/q/${code}`, {})).status).toBe(404)
})

test('a token rates once: sent again, another time and by another code it is refused', async () => {
  const s = await scene()
  const { code } = await codeOf(s, 'outlet')
  const counter = await codeOf(s, 'counter', { counterId: await counterOf(s) })
  const token = await tokenOf(s, code)
  expect(await rate(s, counter.code, token, 5)).toMatchObject({ status: 409, body: { code: 'rating.too-late' } })
  const first = await rate(s, code, token, 5, {}, 'tap-1')
  expect(first.status).toBe(200)
  expect(await rate(s, code, token, 5, {}, 'tap-1')).toMatchObject({ status: 200, body: first.body })
  expect(await rate(s, code, token, 1, {}, 'tap-2')).toMatchObject({
    status: 409,
    body: { code: 'rating.given-already' },
  })
  const late = await tokenOf(s, code)
  s.setClock('2026-03-02T01:30:01Z')
  expect(await rate(s, code, late, 5)).toMatchObject({ status: 409, body: { code: 'rating.too-late' } })
  expect(await s.query('select rating from rating')).toEqual([{ rating: 5 }])
})

test('of two ratings at once with one token, one counts; the token itself is kept nowhere', async () => {
  const s = await scene()
  const { code } = await codeOf(s, 'outlet')
  const token = await tokenOf(s, code)
  const both = await Promise.all([rate(s, code, token, 5), rate(s, code, token, 1)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await s.query('select count(*)::int as n from feedback')).toEqual([{ n: 1 }])
  for (const table of ['rating_token', 'idempotency', 'ledger_entry'])
    expect(JSON.stringify(await s.query(`select * from ${table}`))).not.toContain(token)
})

test('a code that was revoked, and one whose person left, say so and take nothing, not even by an open token', async () => {
  const s = await scene({ as: 'supervisor' })
  const outlet = await codeOf(s, 'outlet')
  const person = await codeOf(s, 'employee', { staffId: await s.staffId('teller') })
  const tokens = [await tokenOf(s, outlet.code), await tokenOf(s, person.code)] as const
  await s.call('POST', `/api/codes/${outlet.id}/revoke`, { reason: '旧桌牌被翻拍' })
  await s.query(`update staff set left_on = '2026-03-01' where login = 'teller'`)
  expect(await s.nobody('POST', `/api/q/${outlet.code}`, {})).toMatchObject({
    status: 409,
    body: { code: 'code.revoked' },
  })
  expect(await s.nobody('POST', `/api/q/${person.code}`, {})).toMatchObject({
    status: 409,
    body: { code: 'code.idle' },
  })
  expect((await rate(s, outlet.code, tokens[0], 5)).body.code).toBe('code.revoked')
  expect((await rate(s, person.code, tokens[1], 5)).body.code).toBe('code.idle')
  expect(await s.query('select from rating')).toEqual([])
})

test('a photographed code cannot be stuffed: one address has so many ratings a day, and no more', async () => {
  const s = await scene()
  const { code } = await codeOf(s, 'outlet')
  for (let nth = 0; nth < 20; nth++) expect((await rate(s, code, await tokenOf(s, code), 5)).status).toBe(200)
  const next = await rate(s, code, await tokenOf(s, code), 5)
  expect(next).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } })
  expect(Number(next.headers['retry-after'])).toBeGreaterThan(0)
  expect(await s.query('select count(*)::int as n from rating')).toEqual([{ n: 20 }])
})

test('what cannot be text and what is too much is refused or cleaned, never a fault', async () => {
  const s = await scene()
  const { code } = await codeOf(s, 'outlet')
  const odd = await rate(s, code, await tokenOf(s, code), 2, { text: 'a\u0000b\ud800', reasons: ['no-such-reason'] })
  expect(odd.status).toBe(200)
  expect((await rate(s, code, await tokenOf(s, code), 2, { text: '差'.repeat(2001) })).status).toBe(400)
  expect((await rate(s, code, await tokenOf(s, code), 6)).status).toBe(400)
  expect((await rate(s, code, await tokenOf(s, code), 1, { text: 'x'.repeat(2_000_000) })).status).toBe(413)
})
