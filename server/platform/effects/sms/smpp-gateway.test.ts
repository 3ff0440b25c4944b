import { type AddressInfo, createServer } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from '#test/stand-ins/loopback-certificate.ts'
import { type CenterOptions, type SmppCenter, startSmppCenter } from '#test/stand-ins/smpp-center.ts'
import type { SmsReceipt } from './gateway.ts'
import { createSmppGateway } from './smpp-gateway.ts'
import type { SmppSettings } from './sms-settings.ts'

const THROTTLED = 0x58
const LONG = `尊敬的客户：您反映的“转账限额设置复杂”已处理😀。${'我们已简化流程并通知网点。'.repeat(10)}请回复：https://bank.example/r/8F3K2Q`
const pace = { reconnectFirstMs: 20, reconnectMostMs: 200, signInAgainMs: 200, throttledMs: 20 }
const to = '13800138000'

async function center(options: CenterOptions = {}): Promise<SmppCenter> {
  const started = await startSmppCenter(options)
  onTestFinished(started.stop)
  return started
}

function gatewayTo({ port }: { port: number }, settings: Partial<SmppSettings> = {}, authority?: string) {
  const warnings: string[] = []
  const gateway = createSmppGateway(
    {
      kind: 'smpp',
      isSecure: false,
      host: '127.0.0.1',
      port,
      user: 'bank',
      password: 'opensesame',
      source: '95500',
      systemType: '',
      window: 10,
      utcOffset: '+08:00',
      timeoutMs: 2000,
      enquireMs: 30_000,
      ...settings,
    },
    { now: () => new Date(), warn: (sentence) => void warnings.push(sentence), ...(authority && { authority }) },
    pace,
  )
  onTestFinished(() => gateway.close())
  return { ...gateway, warnings }
}

test('a short plain text arrives as it is, from the bank’s number, with a receipt asked for', async () => {
  const smsc = await center()
  const sent = await gatewayTo(smsc).send({ id: 'm-1', to: '+8613800138000', text: 'Paid [100€] ~ bank_95500@x' })
  expect(smsc.textsOn('8613800138000')).toEqual(['Paid [100€] ~ bank_95500@x'])
  expect(smsc.taken[0]?.submit).toMatchObject({
    source_addr: '95500',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    registered_delivery: 1,
    data_coding: 0,
    esm_class: 0,
  })
  expect(smsc.binds[0]).toMatchObject({ system_id: 'bank', interface_version: 0x34 })
  expect(sent).toEqual({ gatewayId: '8613800138000_1', partIds: ['8613800138000_1'] })
})

test('a long Chinese text arrives whole', async () => {
  const smsc = await center()
  const { gatewayId, partIds } = await gatewayTo(smsc).send({ id: 'm-1', to, text: LONG })
  expect(smsc.textsOn(to)).toEqual([LONG])
  expect(partIds).toEqual(smsc.taken.map(({ id }) => id))
  expect(partIds.length).toBe(Math.ceil(LONG.length / 67))
  expect(gatewayId).toBe(partIds[0])
})

test('a throttled message is one to offer again, and is then accepted', async () => {
  const smsc = await center({ answer: (nth) => (nth === 1 ? THROTTLED : 0) })
  const gateway = gatewayTo(smsc)
  await expect(gateway.send({ id: 'm-1', to, text: '好' })).rejects.toMatchObject({
    code: 'sms.throttled',
    retry: true,
    detail: 'ESME_RTHROTTLED',
  })
  await gateway.send({ id: 'm-1', to, text: '好' })
  expect(smsc.textsOn(to)).toEqual(['好'])
})

test('throttled in the middle of a long text, the gateway waits and goes on where it was', async () => {
  const smsc = await center({ answer: (nth) => (nth === 2 || nth === 3 ? THROTTLED : 0) })
  const { partIds } = await gatewayTo(smsc).send({ id: 'm-1', to, text: LONG })
  expect(smsc.textsOn(to)).toEqual([LONG])
  expect(smsc.taken.length).toBe(partIds.length)
})

test('a number that the carrier does not know is refused for good', async () => {
  const smsc = await center({ answer: () => 0x0b })
  await expect(gatewayTo(smsc).send({ id: 'm-1', to, text: '好' })).rejects.toMatchObject({
    code: 'sms.refused',
    retry: false,
    detail: 'ESME_RINVDSTADR',
  })
})

test('what no phone could receive is refused before it is sent, without repeating it', async () => {
  const smsc = await center()
  const refused = gatewayTo(smsc).send({ id: 'm-1', to: '138-secret', text: '好'.repeat(671) })
  await expect(refused).rejects.toMatchObject({ retry: false, message: 'sms.message-invalid: to, text' })
  expect(smsc.taken).toEqual([])
})

test('the center dies in the middle of a long text and comes back: the rest follows and no part is doubled', async () => {
  const first = await center({ answer: (nth) => (nth === 2 ? 'hang-up' : 0) })
  const gateway = gatewayTo(first)
  await expect(gateway.send({ id: 'm-1', to, text: LONG })).rejects.toMatchObject({
    code: 'sms.unanswered',
    retry: true,
  })
  await first.stop()
  await vi.waitFor(() => expect(gateway.warnings.join()).toMatch(/cannot be used \(sms\.unreachable/))

  const second = await center({ port: first.port })
  const { partIds } = await gateway.send({ id: 'm-1', to, text: LONG })
  expect(partIds).toEqual([...first.taken, ...second.taken].map(({ id }) => id))
  expect(first.taken.length).toBe(1)
  expect(second.taken.length).toBe(partIds.length - 1)
})

test('after a restart of the center both directions work without anyone doing anything', async () => {
  const first = await center()
  const gateway = gatewayTo(first)
  const receipts: SmsReceipt[] = []
  gateway.onReceipt((receipt) => void receipts.push(receipt))
  await gateway.send({ id: 'm-1', to, text: '一' })
  await first.stop()
  await vi.waitFor(() => expect(gateway.warnings.length).toBe(1))
  const second = await center({ port: first.port })
  await gateway.send({ id: 'm-2', to, text: '二' })
  await second.deliver(receiptFor('x'))
  expect(second.textsOn(to)).toEqual(['二'])
  expect(receipts).toMatchObject([{ gatewayId: 'x' }])
})

test('while the center is away a message waits for its time and is then one to offer again', async () => {
  const gone = await center()
  await gone.stop()
  const gateway = gatewayTo(gone, { timeoutMs: 150 })
  await expect(gateway.send({ id: 'm-1', to, text: '好' })).rejects.toMatchObject({
    code: 'sms.unreachable',
    retry: true,
  })
})

test('a center that never answers is not waited for longer than agreed', async () => {
  const smsc = await center({ answer: () => 'silence' })
  const gateway = gatewayTo(smsc, { timeoutMs: 150 })
  await expect(gateway.send({ id: 'm-1', to, text: '好' })).rejects.toMatchObject({
    code: 'sms.unanswered',
    retry: true,
  })
})

test('a dead line that still looks open is noticed by its silence and replaced', async () => {
  const smsc = await center()
  const gateway = gatewayTo(smsc, { enquireMs: 30, timeoutMs: 100 })
  await vi.waitFor(() => expect(smsc.pulse.enquiries).toBeGreaterThan(1))
  expect(smsc.binds.length).toBe(1)
  smsc.pulse.answersEnquiries = false
  await vi.waitFor(() => expect(smsc.binds.length).toBeGreaterThan(1))
  smsc.pulse.answersEnquiries = true
  await gateway.send({ id: 'm-1', to, text: '好' })
})

test('a center that has forgotten us, or says good-bye, is signed in to again', async () => {
  const smsc = await center({ answer: (nth) => (nth === 1 ? 0x04 : 0) })
  const gateway = gatewayTo(smsc)
  await expect(gateway.send({ id: 'm-1', to, text: '好' })).rejects.toMatchObject({ retry: true })
  await vi.waitFor(() => expect(smsc.binds.length).toBe(2))
  await smsc.sayGoodbye()
  await vi.waitFor(() => expect(smsc.binds.length).toBe(3))
  await gateway.send({ id: 'm-1', to, text: '好' })
  expect(smsc.textsOn(to)).toEqual(['好'])
})

test('a line that speaks gibberish is hung up and tried again, not listened to for ever', async () => {
  let calls = 0
  const server = createServer((socket) => {
    calls++
    socket.on('error', () => undefined)
    socket.once('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const gateway = gatewayTo(server.address() as AddressInfo)
  await vi.waitFor(() => expect(calls).toBeGreaterThan(2))
  expect(gateway.warnings.join()).toContain('unreadable frame')
})

test('a wrong password is a clear and final failure that does not repeat the password', async () => {
  const smsc = await center()
  const gateway = gatewayTo(smsc, { password: 'wrong-one' })
  const failure = await gateway.send({ id: 'm-1', to, text: '好' }).catch((error: Error) => error)
  expect(failure).toMatchObject({ code: 'sms.sign-in-refused', retry: false, detail: 'ESME_RINVPASWD' })
  // At once, and without knocking again.
  await expect(gateway.send({ id: 'm-2', to, text: '好' })).rejects.toMatchObject({ code: 'sms.sign-in-refused' })
  expect(smsc.binds.length).toBe(1)
  expect(gateway.warnings).toEqual([expect.stringContaining('ESME_RINVPASWD')])
  expect(`${failure} ${gateway.warnings}`).not.toContain('wrong-one')
})

test('an account that the carrier has repaired works again by itself', async () => {
  const refusing = await center({ password: 'changed' })
  const gateway = gatewayTo(refusing)
  await expect(gateway.send({ id: 'm-1', to, text: '好' })).rejects.toMatchObject({ retry: false })
  await refusing.stop()
  const repaired = await center({ port: refusing.port })
  await vi.waitFor(() => gateway.send({ id: 'm-1', to, text: '好' }), { timeout: 2000 })
  expect(repaired.textsOn(to)).toEqual(['好'])
})

const receiptFor = (id: string, stat = 'DELIVRD', more = {}) => ({
  source_addr: to,
  destination_addr: '95500',
  esm_class: 0x04,
  data_coding: 0,
  // As bytes: the carrier writes ASCII, where «_» is not the default alphabet's.
  short_message: Buffer.from(
    `id:${id} sub:001 dlvrd:001 submit date:2609201404 done date:2609201405 stat:${stat} err:000 text:`,
  ),
  ...more,
})

test('receipts come through with the ids of the messages that they are about', async () => {
  const smsc = await center()
  const gateway = gatewayTo(smsc)
  const receipts: SmsReceipt[] = []
  gateway.onReceipt(async (receipt) => void receipts.push(receipt))
  const { gatewayId } = await gateway.send({ id: 'm-1', to, text: '好' })

  expect(await smsc.deliver(receiptFor(gatewayId, 'ENROUTE'))).toBe(0)
  expect(await smsc.deliver(receiptFor(gatewayId))).toBe(0)
  expect(await smsc.deliver(receiptFor('?', '?', { receipted_message_id: 'tagged', message_state: 3 }))).toBe(0)
  expect(receipts).toEqual([
    { gatewayId, state: 'delivered', at: '2026-09-20T06:05:00.000Z' },
    { gatewayId: 'tagged', state: 'expired', at: '2026-09-20T06:05:00.000Z', code: 'EXPIRED' },
  ])
})

test('a receipt that could not be kept is not acknowledged, so that the carrier brings it again', async () => {
  const smsc = await center()
  const gateway = gatewayTo(smsc)
  await gateway.send({ id: 'm-1', to, text: '好' })
  expect(await smsc.deliver(receiptFor('x'))).toBe(0x64)
  gateway.onReceipt(async () => {
    throw new Error('the database is away')
  })
  expect(await smsc.deliver(receiptFor('x'))).toBe(0x64)
  expect(gateway.warnings.at(-1)).toContain('the database is away')
})

test('what is not a receipt is refused and not swallowed', async () => {
  const smsc = await center()
  const gateway = gatewayTo(smsc)
  await gateway.send({ id: 'm-1', to, text: '好' })
  expect(await smsc.deliver({ source_addr: to, esm_class: 0, short_message: Buffer.from('hello') })).toBe(0x65)
  expect(await smsc.deliver({ source_addr: to, esm_class: 4, short_message: Buffer.from('hello') })).toBe(0x65)
  expect(gateway.warnings.at(-1)).toContain('names no message')
})

test('ten messages at once, answered in reverse, keep their ids', async () => {
  const gates = Array.from({ length: 10 }, () => Promise.withResolvers<void>())
  const smsc = await center({ hold: async (nth) => gates[nth - 1]?.promise })
  const gateway = gatewayTo(smsc)
  const numbers = Array.from({ length: 10 }, (_, index) => `1380013800${index}`)
  const sending = numbers.map((number) => gateway.send({ id: `m-${number}`, to: number, text: number }))
  await vi.waitFor(() => expect(smsc.pulse.underway).toBe(10))
  for (const gate of gates.toReversed()) {
    gate.resolve()
    await new Promise(setImmediate)
  }
  const sent = await Promise.all(sending)
  expect(sent.map(({ gatewayId }) => gatewayId.split('_')[0])).toEqual(numbers)
  expect(smsc.taken.map(({ submit }) => submit.destination_addr)).toEqual(numbers.toReversed())
})

test('no more messages are under way than the carrier allows', async () => {
  const gate = Promise.withResolvers<void>()
  const smsc = await center({ hold: () => gate.promise })
  const gateway = gatewayTo(smsc, { window: 3 })
  const sending = Array.from({ length: 12 }, (_, n) => gateway.send({ id: `m-${n}`, to, text: `${n}` }))
  await vi.waitFor(() => expect(smsc.pulse.underway).toBe(3))
  gate.resolve()
  await Promise.all(sending)
  expect(smsc.pulse.mostUnderway).toBe(3)
  expect(smsc.textsOn(to).length).toBe(12)
})

test('closing lets what is under way finish, says good-bye and refuses what comes later', async () => {
  const smsc = await center({ hold: () => new Promise((resolve) => setTimeout(resolve, 50)) })
  const gateway = gatewayTo(smsc)
  const sending = gateway.send({ id: 'm-1', to, text: '好' })
  await vi.waitFor(() => expect(smsc.pulse.underway).toBe(1))
  await gateway.close()
  await expect(sending).resolves.toMatchObject({ gatewayId: `${to}_1` })
  await expect(gateway.send({ id: 'm-2', to, text: '好' })).rejects.toMatchObject({ code: 'sms.closed', retry: true })
  expect(smsc.pulse.unbinds).toBe(1)
  await vi.waitFor(() => expect(smsc.sessions()).toBe(0))
})

test('over TLS the message arrives, and a certificate that nobody vouches for is refused', async () => {
  const smsc = await center({ tls: { key: LOOPBACK_KEY, cert: LOOPBACK_CERTIFICATE } })
  await gatewayTo(smsc, { isSecure: true }, LOOPBACK_CERTIFICATE).send({ id: 'm-1', to, text: '好' })
  expect(smsc.textsOn(to)).toEqual(['好'])

  const distrustful = gatewayTo(smsc, { isSecure: true, timeoutMs: 200 })
  await expect(distrustful.send({ id: 'm-2', to, text: '好' })).rejects.toMatchObject({ code: 'sms.unreachable' })
  expect(distrustful.warnings[0]).toContain('DEPTH_ZERO_SELF_SIGNED_CERT')
  expect(smsc.binds.length).toBe(1)
})
