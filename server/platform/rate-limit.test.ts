import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#contract/endpoint.ts'
import { scene } from '#test/scene.ts'
import { serve } from './http.ts'
import { forgetTurns, type Limit, limit } from './rate-limit.ts'
import { notFound, Refusal } from './refusal.ts'

const guess = { name: 'test.guess', key: 'A-17', most: 3, perSeconds: 60 }
const refusalOf = (work: Promise<void>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
  )

test('three tries are free, the fourth is told how long to wait, and after that wait one is free again', async () => {
  const s = await scene({ now: '2026-03-02T01:00:00Z' })
  for (let i = 0; i < 3; i++) await limit(s.world, guess)
  expect(await refusalOf(limit(s.world, guess))).toMatchObject({
    code: 'too-many-attempts',
    detail: { retryAfterSeconds: 20 },
  })
  s.setClock('2026-03-02T01:00:19Z')
  expect((await refusalOf(limit(s.world, guess)))?.detail).toEqual({ retryAfterSeconds: 1 })
  s.setClock('2026-03-02T01:00:20Z')
  expect(await refusalOf(limit(s.world, guess))).toBeUndefined()
  expect(await refusalOf(limit(s.world, guess))).toBeDefined()
})

test('of twenty tries at once on many connections exactly the allowed number gets through', async () => {
  const s = await scene()
  const all = await Promise.all(Array.from({ length: 20 }, () => refusalOf(limit(s.world, guess))))
  expect(all.filter((it) => it === undefined)).toHaveLength(3)
})

test('a limit that does not divide evenly lets through the whole number it names', async () => {
  const s = await scene()
  for (let i = 0; i < 90; i++) await limit(s.world, { ...guess, most: 90, perSeconds: 600 })
  expect((await refusalOf(limit(s.world, { ...guess, most: 90, perSeconds: 600 })))?.detail).toEqual({
    retryAfterSeconds: 7,
  })
})

test('what is counted for one code, one address or one door is not counted for another', async () => {
  const s = await scene()
  for (let i = 0; i < 3; i++) await limit(s.world, guess)
  for (const other of [
    { ...guess, key: 'A-18' },
    { ...guess, name: 'test.other' },
  ] satisfies Limit[])
    expect(await refusalOf(limit(s.world, other))).toBeUndefined()
})

test('a limit on bytes counts each by its size; one larger than all of it waits until nothing is owed', async () => {
  const s = await scene()
  const bytes = { name: 'test.bytes', key: 'x', most: 100, perSeconds: 100 }
  await limit(s.world, { ...bytes, cost: 60 })
  expect((await refusalOf(limit(s.world, { ...bytes, cost: 60 })))?.detail).toEqual({ retryAfterSeconds: 20 })
  await limit(s.world, { ...bytes, cost: 40 })
  expect((await refusalOf(limit(s.world, { ...bytes, cost: 9000 })))?.detail).toEqual({ retryAfterSeconds: 100 })
})

test('no address and no code stands in the table, and what has run out is forgotten', async () => {
  const s = await scene()
  await limit(s.world, guess)
  expect(JSON.stringify(await s.query('select * from rate_limit'))).not.toContain(guess.key)
  s.setClock('2026-03-02T01:10:00Z')
  await forgetTurns(s.world)
  expect(await s.query('select * from rate_limit')).toEqual([])
})

test('the application may count, but neither read nor forgive', async () => {
  const s = await scene()
  await expect(s.world.pool.query('delete from rate_limit')).rejects.toThrow(/permission denied/)
})

test('who guesses at a door is stopped though each guess was refused and rolled back; the answer says when to return', async () => {
  const s = await scene()
  const door = endpoint({
    method: 'GET',
    path: '/api/test-guess/:code',
    may: 'anyone',
    says: 'A door of this test.',
    params: z.object({ code: z.string() }),
    reply: z.object({}),
  })
  serve(
    s.app,
    door,
    () => Promise.reject(notFound('code')),
    ({ address }) => [{ ...guess, key: address }],
  )
  const codes = ['1', '2', '3', '4'].map((code) => `/api/test-guess/${code}`)
  const replies = []
  for (const code of codes) replies.push(await s.nobody('GET', code))
  expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 429])
  expect(replies[3]).toMatchObject({ body: { code: 'too-many-attempts' }, headers: { 'retry-after': '20' } })
})
