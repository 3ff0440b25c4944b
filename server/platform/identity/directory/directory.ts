import { Client, type Entry, Filter, InvalidCredentialsError, SizeLimitExceededError } from 'ldapts'
import type { DirectoryConfig } from '../sign-in-settings.ts'

/** Five seconds in all: whoever waits at the counter is told, instead of looking at a turning wheel. */
const CONNECT_MILLISECONDS = 2_000
const ANSWER_MILLISECONDS = 2_500
const ALL_MILLISECONDS = 4_500

export class DirectoryDown extends Error {}

export type Found = { subject: string; login: string | undefined }

/**
 * Finds the one entry of a login and tries its password there. Undefined for an unknown login, for several hits, for a
 * wrong password and for an empty one: RFC 4513 5.1.2 calls a bind with an empty password anonymous, and it succeeds.
 */
export async function askDirectory(
  config: DirectoryConfig,
  login: string,
  password: string,
): Promise<Found | undefined> {
  if (password === '' || login === '') return undefined
  const clients: Client[] = []
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DirectoryDown('the directory took too long')), ALL_MILLISECONDS)
  })
  try {
    return await Promise.race([ask(config, login, password, clients), late])
  } catch (error) {
    throw error instanceof DirectoryDown ? error : new DirectoryDown(String(error))
  } finally {
    clearTimeout(timer)
    for (const client of clients) client.unbind().catch(() => undefined)
  }
}

async function ask(config: DirectoryConfig, login: string, password: string, clients: Client[]) {
  const service = await connect(config, clients)
  await service.bind(config.bindDn, config.bindPassword)
  const { idAttribute, loginAttribute } = config
  const search = service.search(config.base, {
    scope: 'sub',
    filter: config.filter.replaceAll('{login}', () => Filter.escape(login)),
    attributes: [idAttribute, ...(loginAttribute ? [loginAttribute] : [])],
    // objectGUID of Active Directory is sixteen bytes and no text.
    explicitBufferAttributes: [idAttribute],
    sizeLimit: 2,
  })
  const { searchEntries } = await search.catch((error: unknown) => {
    // More than two is several, and no fault of the directory's.
    if (error instanceof SizeLimitExceededError) return { searchEntries: [] }
    throw error
  })
  const [entry] = searchEntries
  if (searchEntries.length !== 1 || !entry?.dn) return undefined
  const person = await connect(config, clients)
  try {
    await person.bind(entry.dn, password)
  } catch (error) {
    if (error instanceof InvalidCredentialsError) return undefined
    throw error
  }
  const subject = textOf(entry, idAttribute)
  if (!subject) throw new DirectoryDown(`the entry of a person has no ${idAttribute}`)
  return { subject, login: loginAttribute && textOf(entry, loginAttribute) }
}

async function connect(config: DirectoryConfig, clients: Client[]): Promise<Client> {
  const tlsOptions = { ...(config.ca && { ca: config.ca }), minVersion: 'TLSv1.2' as const }
  const client = new Client({
    url: config.url,
    connectTimeout: CONNECT_MILLISECONDS,
    timeout: ANSWER_MILLISECONDS,
    ...(config.url.startsWith('ldaps:') && { tlsOptions }),
  })
  clients.push(client)
  if (config.startTls) await client.startTLS({ ...tlsOptions, host: new URL(config.url).hostname })
  return client
}

const isText = (bytes: Buffer) => /^[\x21-\x7e]+$/.test(bytes.toString('latin1'))

/** The one value of an attribute; bytes that are no plain text as hexadecimal figures. */
function textOf(entry: Entry, name: string): string | undefined {
  const key = Object.keys(entry).find((it) => it.toLowerCase() === name.toLowerCase())
  const values = key === undefined ? [] : [entry[key] ?? []].flat()
  const [value] = values
  if (values.length !== 1 || value === undefined || value.length === 0) return undefined
  if (typeof value === 'string') return value
  return isText(value) ? value.toString('latin1') : value.toString('hex')
}
