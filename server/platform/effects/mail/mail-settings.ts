import { z } from 'zod'
import { ConfigurationFault } from '../../config.ts'

export type MailSettings = {
  host: string
  port: number
  /** From the first byte (smtps, port 465); else STARTTLS is asked for, and demanded where a password is sent. */
  isSecure: boolean
  user: string | undefined
  password: string | undefined
  from: string
}

const Host = z.string().min(1)
const From = z.string().regex(/^[^\s@]+@[^\s@]+$/)

/** Reads `smtp(s)://user:password@host:port?from=bihuan@bank.example`; its sentence repeats nothing of the setting. */
export function readMailSettings(setting: string): MailSettings {
  const url = URL.parse(setting)
  const refuse = (sentence: string) => new ConfigurationFault(`BIHUAN_MAIL ${sentence}.`)
  if (!url || !/^smtps?:$/.test(url.protocol))
    throw refuse('must be an address such as smtps://user:password@host?from=a@b')
  const isSecure = url.protocol === 'smtps:'
  const from = From.safeParse(url.searchParams.get('from'))
  if (!from.success) throw refuse('needs the address that colleagues see as the sender: ?from=service@bank.example')
  if (!Host.safeParse(url.hostname).success) throw refuse('names no host')
  try {
    const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
      isSecure,
      user: user || undefined,
      password: password || undefined,
      from: from.data,
    }
  } catch {
    throw refuse('has a percent sign in user or password that is not written as %25')
  }
}
