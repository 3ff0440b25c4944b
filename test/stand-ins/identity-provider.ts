import { once } from 'node:events'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { freePort } from './free-port.ts'

export const CLIENT = { id: 'bihuan', secret: 'a secret of forty characters, for tests.' }

type Claims = Record<string, unknown>

/**
 * A real provider of the bank's identities at its own address. Who comes is `person.subject` with `person.claims`, and is
 * let in without being asked for a password; nobody comes where `person.declines`.
 */
export async function startIdentityProvider(redirectUri: string, backUri: string) {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const person: { subject: string; claims: Claims; declines: boolean } = { subject: 's-1', claims: {}, declines: false }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [backUri],
      },
    ],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/who/${uid}` },
    claims: { openid: ['sub'], profile: ['preferred_username', 'email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['tests'] },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...person.claims }),
    }),
    loadExistingGrant: async ({ oidc }: { oidc: { client: { clientId: string }; account: { accountId: string } } }) => {
      const grant = new provider.Grant({ accountId: oidc.account.accountId, clientId: oidc.client.clientId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/who/')) return answer(request, response)
    const result = person.declines
      ? { error: 'access_denied', error_description: 'the person declined' }
      : { login: { accountId: person.subject } }
    provider.interactionFinished(request, response, result).catch((error: unknown) => response.destroy(error as Error))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    issuer,
    person,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A browser as far as redirects and cookies go: each host has its own jar, and no redirect is followed by itself. */
export class Visitor {
  readonly #jars = new Map<string, Map<string, string>>()

  async get(address: string, options: RequestInit = {}): Promise<Response> {
    const { host } = new URL(address)
    const jar = this.#jars.get(host) ?? new Map<string, string>()
    this.#jars.set(host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, { ...options, redirect: 'manual', headers: { cookie, ...options.headers } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  cookie(address: string, name: string): string | undefined {
    return this.#jars.get(new URL(address).host)?.get(name)
  }

  forget(address: string, name: string): void {
    this.#jars.get(new URL(address).host)?.delete(name)
  }

  /** Follows redirects until one leads where `until` says, and answers that address without going there. */
  async follow(start: string, until: (address: string) => boolean): Promise<string> {
    let address = start
    for (let hop = 0; hop < 12; hop++) {
      if (until(address)) return address
      const response = await this.get(address)
      const next = response.headers.get('location')
      if (!next) throw new Error(`${address} answered ${response.status} and leads nowhere: ${await response.text()}`)
      address = new URL(next, address).href
    }
    throw new Error('too many redirects')
  }
}
