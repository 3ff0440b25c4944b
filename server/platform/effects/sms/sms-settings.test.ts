import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createSmsGateway } from './choose-gateway.ts'
import { readSmsSettings } from './sms-settings.ts'

const deps = { now: () => new Date(), warn: () => undefined }

test('an SMPP address gives account, source and careful defaults', () => {
  expect(readSmsSettings('smpp://bank:p%40ss@127.0.0.1?source=95500')).toEqual({
    kind: 'smpp',
    isSecure: false,
    host: '127.0.0.1',
    port: 2775,
    user: 'bank',
    password: 'p@ss',
    source: '95500',
    systemType: '',
    window: 10,
    utcOffset: '+08:00',
    timeoutMs: 10_000,
    enquireMs: 30_000,
  })
})

test('options are taken, a plus stays a plus, an IPv6 host loses its brackets and smpps has its own port', () => {
  const setting =
    'smpps://bank:secret@[::1]?source=+8695500&window=50&utcOffset=-03:30&timeoutSeconds=3&enquireSeconds=60'
  expect(readSmsSettings(setting)).toMatchObject({
    isSecure: true,
    host: '::1',
    port: 3550,
    source: '+8695500',
    window: 50,
    utcOffset: '-03:30',
    timeoutMs: 3000,
    enquireMs: 60_000,
  })
})

test('an HTTP address keeps path and query and gives up key and secret', () => {
  expect(readSmsSettings('https://bank:sixteen-or-more-chars@sms.example/v1/send?line=3#x')).toEqual({
    kind: 'http',
    url: 'https://sms.example/v1/send?line=3',
    key: 'bank',
    secret: 'sixteen-or-more-chars',
    timeoutMs: 10_000,
  })
})

test.each([
  ['', 'must be an address such as'],
  ['ftp://bank:hunter2hunter2hunter2@host', 'must be an address such as'],
  ['smpp://bank:hunter2@host:99999?source=1', 'must be an address such as'],
  ['smpp://:hunter2@host?source=1', 'needs a user name before the colon'],
  ['smpp://bank@host?source=1', 'needs a password before the @'],
  ['smpp://bank:hunter2%@host?source=1', 'percent sign'],
  ['smpp://bank:hunter2@host', 'needs a source'],
  ['smpp://bank:hunter2@host?source=银行', 'needs a source of digits'],
  ['smpp://bank:hunter2@host?source=1&window=0', 'needs window to be at least 1'],
  ['smpp://bank:hunter2@host?source=1&window=many', 'needs a whole number as window'],
  ['smpp://bank:hunter2@host?source=1&timeoutSeconds=999', 'needs timeoutSeconds to be at most 120'],
  ['smpp://bank:hunter2@host?source=1&utcOffset=CST', 'needs a utcOffset such as +08:00'],
  ['smpp://bank:hunter2@host?source=1&hunter2=x', 'has an option that is not source,'],
  ['https://bank:hunter2@host/', 'needs a secret before the @ of 16 to 64'],
  ['https://host/hunter2', 'needs a key name before the colon'],
])('the setting %s is refused with one sentence that repeats no secret', (setting, sentence) => {
  let said: unknown
  try {
    createSmsGateway(setting, deps)
  } catch (error) {
    said = error
  }
  expect(said).toMatchObject({ name: 'SmsSettingError', message: expect.stringContaining(sentence) })
  expect(inspect(said, { depth: 9 })).not.toContain('hunter2')
  expect((said as Error).message).toMatch(/^The SMS gateway setting [^\n]+\.$/)
})

test('a gateway is named by its address without the account', async () => {
  const gateway = createSmsGateway('https://bank:sixteen-or-more-chars@sms.example/v1', deps)
  expect(gateway.name).toBe('https://sms.example')
  await gateway.close()
})
