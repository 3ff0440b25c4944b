import { expect, test } from 'vitest'
import { at, takenComplaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

test('colleagues see who is at a case and who writes an answer, until they leave or fall silent', async () => {
  const s = await scene()
  const [teller, lobby] = [await s.as('teller'), await s.as('lobby')]
  const id = await takenComplaint(s, teller)
  const show = (call: typeof teller, doing: string) => call('POST', at(id, 'presence'), { doing })
  expect((await show(teller, 'answering')).body).toEqual([])
  expect((await show(lobby, 'reading')).body).toMatchObject([{ staff: { name: 'teller' }, doing: 'answering' }])
  await show(teller, 'gone')
  expect((await lobby('GET', at(id, 'presence'))).body).toEqual([])
  await show(teller, 'reading')
  await s.query(`update case_presence set seen_at = seen_at - interval '61 seconds'`)
  expect((await lobby('GET', at(id, 'presence'))).body).toEqual([])
})

test('nobody is seen, or shows themselves, at a case of another branch', async () => {
  const s = await scene()
  const id = await takenComplaint(s, await s.as('teller'))
  const west = await s.as('teller-west')
  expect((await west('GET', at(id, 'presence'))).status).toBe(404)
  expect((await west('POST', at(id, 'presence'), { doing: 'answering' })).status).toBe(404)
  expect(await s.query('select * from case_presence')).toEqual([])
})
