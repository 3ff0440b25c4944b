import { expect, test } from 'vitest'
import { SYSTEM } from '#platform/identity/actor.ts'
import { scene } from '#test/scene.ts'
import { findSeldomWords } from './store.ts'

async function said() {
  const s = await scene({ now: '2026-03-20T02:00:00Z' })
  const say = await s.key()
  for (const [outlet, text] of [
    ['O11', '琥珀纪念币一直没有到'],
    ['O11', '信用卡年费怎么又扣了'],
    ['O21', '琥珀纪念币被寄到别处了'],
  ])
    await say('POST', '/api/feedback', { channel: 'app', outlet, text })
  return s
}

test('words are found in lists of feedback and of cases, only where one may look', async () => {
  const s = await said()
  const search = encodeURIComponent('琥珀')
  const found = async (login: string, path: string) => (await (await s.as(login))('GET', path)).body.items.length
  expect(await found('service', `/api/feedback?search=${search}`)).toBe(2)
  expect(await found('operations', `/api/feedback?search=${search}`)).toBe(1)
  expect(await found('service', `/api/cases?queue=all&search=${search}`)).toBe(2)
  expect(await found('operations-west', `/api/cases?queue=all&search=${search}`)).toBe(1)
  const [{ number = '' } = {}] = await s.query<{ number: string }>('select number from service_case limit 1')
  expect(await found('service', `/api/cases?queue=all&search=${number.toLowerCase()}`)).toBe(1)
  expect((await (await s.as('service'))('GET', `/api/feedback/counts?search=${search}`)).body.total).toBe(2)
})

test('the index answers no id from beyond the wall, and leaves what is common to another way', async () => {
  const s = await said()
  const roots = [await s.unitId('B1')]
  const west = { ...SYSTEM, kind: 'staff' as const, scope: { ...SYSTEM.scope, isEverywhere: false, roots } }
  const ids = (actor: typeof SYSTEM, most?: number) =>
    s.world.transact(actor, ({ db }) => findSeldomWords(db, `'琥珀'`, most))
  expect((await ids(SYSTEM))?.length).toBe(2)
  expect((await ids(west))?.length).toBe(1)
  expect(await ids(SYSTEM, 1)).toBeUndefined()
  await expect(s.world.transact(west, ({ db }) => findSeldomWords(db, `') or true --`))).rejects.toThrow('tsquery')
})
