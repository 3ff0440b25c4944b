import { expect, test } from 'vitest'
import { answeredCase, at, takenComplaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

test('who is mentioned in a note is told', async () => {
  const s = await scene()
  const teller = await s.as('teller')
  const id = await takenComplaint(s, teller)
  await teller('POST', at(id, 'note'), { text: '@lobby 请核对当天的排队记录', mentions: [await s.staffId('lobby')] })
  const { body } = await (await s.as('lobby'))('GET', '/api/notices?limit=5')
  expect(body.items[0]).toMatchObject({ kind: 'note.mentioned', caseId: id })
})

test('who cannot see the case is let see it only on purpose', async () => {
  const s = await scene()
  const [teller, cards] = [await s.as('teller'), await s.as('card-handler')]
  const id = await takenComplaint(s, teller)
  const note = { text: '@card-handler 请看这笔扣费', mentions: [await s.staffId('card-handler')] }
  expect((await teller('POST', at(id, 'note'), note)).body).toMatchObject({
    code: 'note.cannot-see',
    detail: { names: 'card-handler' },
  })
  expect((await cards('GET', at(id))).status).toBe(404)
  expect((await teller('POST', at(id, 'note'), { ...note, letSee: true })).status).toBe(200)
  expect((await cards('GET', at(id))).status).toBe(200)
})

test('only who answers for a case lets others see it, and a role that reads no cases is never let', async () => {
  const s = await scene()
  const id = await takenComplaint(s, await s.as('teller'))
  const note = async (login: string, mentioned: string) =>
    (await s.as(login))('POST', at(id, 'note'), {
      text: '请看',
      mentions: [await s.staffId(mentioned)],
      letSee: true,
    })
  expect((await note('teller-2', 'card-handler')).body.code).toBe('case.not-yours')
  expect((await note('teller', 'system-admin')).body.code).toBe('note.may-not-read')
})

test('a note never reaches the customer', async () => {
  const s = await scene()
  const teller = await s.as('teller')
  const { caseId, code } = await answeredCase(s, teller)
  await teller('POST', at(caseId, 'note'), { text: '客户情绪激动，内部注意' })
  await s.bank.doAllDue()
  expect(JSON.stringify((await s.nobody('GET', `/api/answers/${code}`)).body)).not.toContain('内部注意')
  expect(JSON.stringify(await s.query('select text from phone_message'))).not.toContain('内部注意')
})
