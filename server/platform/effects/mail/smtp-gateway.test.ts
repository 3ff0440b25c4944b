import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { readMailSettings } from './mail-settings.ts'
import { createSmtpGateway } from './smtp-gateway.ts'

type Taken = { from: string; to: string[]; text: string; isSecure: boolean }

/** A real mail server on this machine, which takes what it is told to take. */
async function postOffice({ refuses, password }: { refuses?: number; password?: string } = {}) {
  const taken: Taken[] = []
  const server = new SMTPServer({
    authOptional: password === undefined,
    // Where it offers TLS its certificate must be known; a test's is not.
    hideSTARTTLS: password === undefined,
    onAuth: ({ password: given }, session, done) =>
      session.secure && given === password ? done(null, { user: 'bihuan' }) : done(new Error('no')),
    onRcptTo: (_address, _session, done) =>
      refuses ? done(Object.assign(new Error('no'), { responseCode: refuses })) : done(),
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (chunk) => (text += chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text,
          isSecure: session.secure,
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  return { taken, port: typeof address === 'object' && address ? address.port : 0 }
}
const MESSAGE = {
  id: 'm1',
  to: 'chief@bank.example',
  subject: '客户服务问题周报 2026-W11',
  text: '本周收到反馈 12 条。',
}
const gatewayTo = (port: number, account = '') =>
  createSmtpGateway(readMailSettings(`smtp://${account}127.0.0.1:${port}?from=bihuan@bank.example`))

test('a message is taken with its Chinese subject and an id of its own', async () => {
  const { taken, port } = await postOffice()
  await gatewayTo(port).send(MESSAGE)
  expect(taken[0]).toMatchObject({ from: 'bihuan@bank.example', to: ['chief@bank.example'] })
  expect(taken[0]?.text).toContain('Message-ID: <m1@bank.example>')
  expect(taken[0]?.text).toContain('Subject: =?UTF-8?')
})

test('a refusal for good is not tried again, one for now is, and so is a server that is away', async () => {
  const never = await postOffice({ refuses: 550 })
  await expect(gatewayTo(never.port).send(MESSAGE)).rejects.toMatchObject({ code: 'mail.refused', retry: false })
  const later = await postOffice({ refuses: 450 })
  await expect(gatewayTo(later.port).send(MESSAGE)).rejects.toMatchObject({ code: 'mail.put-off', retry: true })
  await expect(gatewayTo(1).send(MESSAGE)).rejects.toMatchObject({ code: 'mail.unreachable', retry: true })
})

test('a password is not sent to a server whose certificate nobody we know has signed', async () => {
  const { taken, port } = await postOffice({ password: 'geheim' })
  await expect(gatewayTo(port, 'bihuan:geheim@').send(MESSAGE)).rejects.toMatchObject({ retry: true })
  expect(taken).toEqual([])
})

test('a header cannot be smuggled in by a subject or an address', async () => {
  const { taken, port } = await postOffice()
  await gatewayTo(port).send({ ...MESSAGE, subject: 'x\r\nBcc: thief@evil.example' })
  expect(taken[0]?.to).toEqual(['chief@bank.example'])
  expect(taken[0]?.text).not.toMatch(/^Bcc:/m)
})

test('a setting that cannot be used is refused in one sentence that repeats no secret', () => {
  for (const setting of [
    'http://x',
    'smtp://user:geheim@host',
    'smtp://user:geheim@host?from=nobody',
    'smtps://u:%zz@host?from=a@b',
  ])
    expect(() => readMailSettings(setting)).toThrow(/^BIHUAN_MAIL (?!.*geheim)/)
  expect(readMailSettings('smtps://u:p%40ss@mail.bank?from=a@b.c')).toMatchObject({
    host: 'mail.bank',
    port: 465,
    isSecure: true,
    password: 'p@ss',
  })
})
