import { expect, test } from 'vitest'
import { at, receiveAndTake, walkToReply } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

const RESULT = '/api/commitments/4.2.2%2FIII-result/what-if'
const FROZEN = '我的卡还没解冻，麻烦尽快处理一下'
type Scene = Awaited<ReturnType<typeof scene>>
const reply = {
  way: 'phone',
  text: '您的卡已经解冻，请您查看。',
  facts: '已核实',
  basis: '账户管理规定',
  remedies: '可向监管投诉',
}

async function answered(s: Scene, from: string, to: string, pause?: [string, string]): Promise<string> {
  s.setClock(from)
  const call = await s.as('teller')
  const caseId = await receiveAndTake(s, call, FROZEN)
  if (pause) {
    const supervisor = await s.as('supervisor')
    s.setClock(pause[0])
    const asked = await supervisor('POST', at(caseId, 'pause'), { ground: 'customer-documents', note: '等客户材料' })
    expect(asked.status).toBe(200)
    await s.moveTo(pause[1])
    expect((await supervisor('POST', at(caseId, 'resume'), { note: '材料已到' })).status).toBe(200)
  }
  await s.moveTo(to)
  await walkToReply(call, caseId)
  const done = await call('POST', at(caseId, 'reply'), reply)
  expect(done.status).toBe(200)
  return caseId
}

test('the same number brings about every recorded date and outcome again: met, missed, paused, withdrawn, still owed', async () => {
  const s = await scene({ as: 'service' })
  await answered(s, '2026-03-02T01:00:00Z', '2026-03-05T01:00:00Z')
  await answered(s, '2026-03-05T02:00:00Z', '2026-03-20T01:00:00Z')
  await answered(s, '2026-03-20T02:00:00Z', '2026-04-02T01:00:00Z', ['2026-03-23T01:00:00Z', '2026-03-26T02:00:00Z'])
  const teller = await s.as('teller')
  const withdrawn = await receiveAndTake(s, teller, FROZEN)
  await teller('POST', at(withdrawn, 'withdraw'), { reason: '客户来电撤回' })
  await receiveAndTake(s, teller, FROZEN)
  const { body } = await s.call('GET', `${RESULT}?amount=7&unit=working-days`)
  expect(body).toMatchObject({ clocks: 5, unexplained: 0, changing: 0 })
  expect(body.becomes).toEqual(body.was)
  expect(body.was).toEqual({ met: 2, missed: 1, running: 1, ended: 1 })
})

test('another number says which cases change side, in sum and by unit, and a pause does not count against them', async () => {
  const s = await scene({ as: 'service' })
  const quick = await answered(s, '2026-03-02T01:00:00Z', '2026-03-05T01:00:00Z')
  const slow = await answered(s, '2026-03-05T02:00:00Z', '2026-03-20T01:00:00Z')
  await answered(s, '2026-03-20T02:00:00Z', '2026-03-27T01:00:00Z', ['2026-03-23T01:00:00Z', '2026-03-26T02:00:00Z'])
  const ask = async (amount: number) => (await s.call('GET', `${RESULT}?amount=${amount}&unit=working-days`)).body
  const stricter = await ask(2)
  expect(stricter.sides).toMatchObject([
    { caseId: quick, was: 'met', becomes: 'missed', becomesDueAt: '2026-03-04T15:59:59.999Z' },
  ])
  expect(stricter.units).toMatchObject([
    { unit: { code: 'O11' }, was: { met: 2, missed: 1 }, becomes: { met: 1, missed: 2 } },
  ])
  const milder = await ask(12)
  expect(milder.sides).toMatchObject([{ caseId: slow, was: 'missed', becomes: 'met' }])
})

test('a target has no clocks to replay, and only who keeps the promises may ask', async () => {
  const s = await scene({ as: 'service' })
  const target = '/api/commitments/4.3%2Fverified/what-if?amount=1&unit=working-days'
  expect((await s.call('GET', target)).body.code).toBe('what-if.no-clocks')
  expect((await (await s.as('teller'))('GET', `${RESULT}?amount=1&unit=working-days`)).status).toBe(403)
})
