import { createTransport } from 'nodemailer'
import { MailFailure, type MailGateway } from './gateway.ts'
import type { MailSettings } from './mail-settings.ts'

/** `authority`: the PEM of who signed the server's certificate, where it is not a public one. */
export function createSmtpGateway(settings: MailSettings, authority?: string): MailGateway {
  const { host, port, isSecure, user, password, from } = settings
  const transport = createTransport({
    host,
    port,
    secure: isSecure,
    // A password never travels in the clear, whatever the server offers.
    requireTLS: !isSecure && password !== undefined,
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    ...(authority !== undefined && { tls: { ca: authority } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    name: `smtp ${host}:${port}`,
    async send({ id, to, subject, text }) {
      try {
        // One id for one message: a server that was offered it twice can tell.
        await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${from.split('@')[1]}>` })
      } catch (error) {
        throw failureOf(error)
      }
    },
    close: () => transport.close(),
  }
}

function failureOf(error: unknown): MailFailure {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  if (code === 'EAUTH') return new MailFailure('mail.sign-in-refused', { retry: true })
  if (responseCode !== undefined && responseCode >= 500) return new MailFailure('mail.refused', { retry: false })
  if (responseCode !== undefined && responseCode >= 400) return new MailFailure('mail.put-off', { retry: true })
  return new MailFailure('mail.unreachable', { retry: true })
}
