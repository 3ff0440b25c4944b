import { expect, test } from 'vitest'
import type { SmsGateway } from '#platform/effects/sms/gateway.ts'
import { SmsFailure } from '#platform/effects/sms/gateway.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { scene } from '#test/scene.ts'
import { hearReceipts, sendMessage } from './jobs.ts'
import { queueMessage } from './service.ts'

type Told = Parameters<Parameters<SmsGateway['onReceipt']>[0]>[0]

/** The edge of the world: takes every text in two parts, once per id, and tells receipts when it is asked to. */
function network(fails?: SmsFailure) {
  const taken: string[] = []
  let listener: (receipt: Told) => unknown = () => {}
  const gateway: SmsGateway = {
    name: 'network',
    async send({ id }) {
      if (fails) throw fails
      taken.push(id)
      return { gatewayId: `${id}-1`, partIds: [`${id}-1`, `${id}-2`] }
    },
    onReceipt: (hears) => {
      listener = hears
    },
    async close() {},
  }
  return { gateway, taken, tell: (receipt: Told) => listener(receipt) }
}

async function queued() {
  const s = await scene()
  const unitId = await s.unitId('O11')
  const messageId = await s.world.transact(SYSTEM, async (ctx) =>
    queueMessage(ctx, { kind: 'reply', caseId: null, unitId, toPhone: '154 0000 0001', text: '您好' }),
  )
  const row = async () =>
    (
      await s.query<{ state: string; failure: string | null; attempts: number; to_phone: string }>(
        'select state, failure, attempts, to_phone from message where id = $1',
        [messageId],
      )
    )[0]
  return { s, messageId, row }
}

test('a message is sent once, however often its sending is tried', async () => {
  const { s, messageId, row } = await queued()
  const { gateway, taken } = network()
  for (let i = 0; i < 3; i++) await sendMessage(gateway)(s.world, { messageId })
  expect(taken).toEqual([messageId])
  expect(await row()).toMatchObject({ state: 'sent', to_phone: '15400000001' })
})

test('a long text is delivered when all of its parts are, and not when one is', async () => {
  const { s, messageId, row } = await queued()
  const { gateway, tell } = network()
  hearReceipts(s.world, gateway)
  await sendMessage(gateway)(s.world, { messageId })
  await tell({ gatewayId: `${messageId}-2`, state: 'delivered' })
  await tell({ gatewayId: `${messageId}-2`, state: 'delivered' })
  expect(await row()).toMatchObject({ state: 'sent' })
  await tell({ gatewayId: `${messageId}-1`, state: 'delivered' })
  expect(await row()).toMatchObject({ state: 'delivered' })
})

test('a part that failed fails the whole, and the reason stands in the case', async () => {
  const { s, messageId, row } = await queued()
  const { gateway, tell } = network()
  hearReceipts(s.world, gateway)
  await sendMessage(gateway)(s.world, { messageId })
  await tell({ gatewayId: `${messageId}-1`, state: 'failed', code: 'UNDELIV' })
  expect(await row()).toMatchObject({ state: 'failed', failure: 'UNDELIV' })
})

test('what will never be taken is failed at once, what may be later is tried again', async () => {
  const { s, messageId, row } = await queued()
  const later = network(new SmsFailure('sms.throttled', 'busy', { retry: true }))
  await expect(sendMessage(later.gateway)(s.world, { messageId })).rejects.toThrow('sms.throttled')
  expect(await row()).toMatchObject({ state: 'queued', attempts: 1 })
  const never = network(new SmsFailure('sms.refused', 'no', { retry: false }))
  await sendMessage(never.gateway)(s.world, { messageId })
  expect(await row()).toMatchObject({ state: 'failed', failure: 'sms.refused' })
})

test('a receipt that overtakes the gateway’s own yes still counts', async () => {
  const { s, messageId, row } = await queued()
  const { gateway, tell } = network()
  hearReceipts(s.world, gateway)
  const early = ['1', '2'].map((part) => tell({ gatewayId: `${messageId}-${part}`, state: 'delivered' }))
  await sendMessage(gateway)(s.world, { messageId })
  await Promise.all(early)
  expect(await row()).toMatchObject({ state: 'delivered' })
})
