import { expect, test } from 'vitest'
import { at, takenComplaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

test('an act on a case that went on since it was opened is refused, says what happened, and goes through once that is seen', async () => {
  const s = await scene()
  const [teller, supervisor] = [await s.as('teller'), await s.as('supervisor')]
  const id = await takenComplaint(s, teller)
  const seen = (await teller('GET', at(id))).body.version
  await supervisor('POST', at(id, 'note'), { text: '我已电话联系客户' })
  const analyse = { rootCause: 'staff.attitude', note: '已核实' }
  const refused = await teller('POST', at(id, 'analyse'), { ...analyse, seen })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'case.changed', detail: { version: seen + 1, since: [{ kind: 'noted', by: 'supervisor' }] } },
  })
  expect((await teller('GET', at(id))).body.stage).toBe('analyse')
  expect((await teller('POST', at(id, 'analyse'), { ...analyse, seen: seen + 1 })).status).toBe(200)
})

test('what one did oneself, and a look at a personal value, are no collision', async () => {
  const s = await scene()
  const [teller, supervisor] = [await s.as('teller'), await s.as('supervisor')]
  const id = await takenComplaint(s, teller)
  const seen = (await teller('GET', at(id))).body.version
  await teller('POST', at(id, 'note'), { text: '另一个窗口里写的备注' })
  await supervisor('POST', at(id, 'unmask'), { field: 'phone', reason: '回访客户' })
  expect((await teller('POST', at(id, 'note'), { text: '再记一条', seen })).status).toBe(200)
})

test('of two acts at the same moment one is told of the other', async () => {
  const s = await scene()
  const [teller, supervisor] = [await s.as('teller'), await s.as('supervisor')]
  const id = await takenComplaint(s, teller)
  const seen = (await teller('GET', at(id))).body.version
  const write = (call: typeof teller) => call('POST', at(id, 'note'), { text: '同时写的备注', seen })
  const both = await Promise.all([write(teller), write(supervisor)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})
