import * as client from 'openid-client'
import { pathWithin } from '#contract/path-within.ts'
import { Refusal } from '../../refusal.ts'
import type { World } from '../../world.ts'
import { SYSTEM } from '../actor.ts'
import { type Admission, admitPerson } from '../admission.ts'
import { recogniseIdentity } from '../binding.ts'
import { digestSecret } from '../identify.ts'
import { stepEnds } from '../rules.ts'
import type { ProviderConfig } from '../sign-in-settings.ts'
import { discover } from './provider.ts'

export const CALLBACK = '/api/sign-in/provider/callback'

const providerOf = ({ config }: World): ProviderConfig => {
  if (!config.signIn.provider) throw new Refusal('forbidden', 'sign-in.provider-closed')
  return config.signIn.provider
}

function warn(error: unknown): void {
  process.stderr.write(`${JSON.stringify({ level: 'warn', what: 'identity provider', error: String(error) })}\n`)
}

/** The way to the provider: state against forgery, nonce against a strange token, PKCE against a stolen code. */
export async function beginFlow(world: World, to: string | undefined): Promise<{ secret: string; address: URL }> {
  const [provider, now] = [providerOf(world), world.hostNow()]
  const configuration = await discover(world.config, provider, now).catch((error: unknown) => {
    warn(error)
    throw new Refusal('busy', 'sign-in.provider-down')
  })
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const verifier = client.randomPKCECodeVerifier()
  const secret = await world.transact(SYSTEM, async (ctx) => {
    await ctx.db.deleteFrom('signInFlow').where('expiresAt', '<', now).execute()
    const made = ctx.random(32).toString('base64url')
    const ends = { expiresAt: stepEnds(now), toPath: pathWithin(to) }
    ctx.insert('signInFlow', { idDigest: digestSecret(made), state, nonce, verifier, ...ends })
    return made
  })
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${world.config.publicUrl}${CALLBACK}`,
    scope: provider.scope,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { secret, address }
}

/** Taken out as it is read: a way to the provider is walked once. */
const takeFlow = (world: World, cookie: string, now: Date) =>
  world.transact(SYSTEM, ({ db }) =>
    db
      .deleteFrom('signInFlow')
      .where('idDigest', '=', digestSecret(cookie))
      .where('expiresAt', '>', now)
      .returningAll()
      .executeTakeFirst(),
  )

/** The way back. Everything that does not fit is one refusal: who tampers is not told what was noticed. */
export async function endFlow(
  world: World,
  cookie: string,
  query: string,
  device: string,
): Promise<{ admission: Admission; to: string }> {
  const [provider, now] = [providerOf(world), world.hostNow()]
  const flow = await takeFlow(world, cookie, now)
  if (!flow) throw new Refusal('forbidden', 'sign-in.way-lost')
  const claims = await exchange(world, provider, flow, query, now)
  const issuer = provider.issuer.replace(/\/$/, '')
  const admission = await world.transact(SYSTEM, async (ctx) => {
    const identity = { kind: 'provider', issuer, subject: claims.sub } as const
    const account = await recogniseIdentity(ctx, identity, loginOf(claims, provider), now)
    return account && admitPerson(ctx, world, { ...account, way: 'provider', device }, now)
  })
  if (!admission) throw new Refusal('forbidden', 'sign-in.not-known')
  return { admission, to: flow.toPath }
}

type Flow = { state: string; nonce: string; verifier: string }

async function exchange(world: World, provider: ProviderConfig, flow: Flow, query: string, now: Date) {
  try {
    const configuration = await discover(world.config, provider, now)
    const back = new URL(`${world.config.publicUrl}${CALLBACK}${query}`)
    const tokens = await client.authorizationCodeGrant(configuration, back, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new Error('the provider sent no identity')
    return claims
  } catch (error) {
    warn(error)
    if (isSilence(error)) throw new Refusal('busy', 'sign-in.provider-down')
    if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied')
      throw new Refusal('forbidden', 'sign-in.provider-declined')
    throw new Refusal('forbidden', 'sign-in.provider-refused')
  }
}

/** No answer at all, in time or whatever: the network's errors, and the library's for a time that ran out. */
const isSilence = (error: unknown): boolean =>
  error instanceof TypeError
    ? error.message === 'fetch failed'
    : error instanceof Error && 'code' in error && error.code === 'OAUTH_TIMEOUT'

/** Who the claim says this is. An address that the provider has not verified says nothing: anybody may have typed it. */
function loginOf(claims: client.IDToken, { claim }: ProviderConfig): string | undefined {
  const value = claim === undefined ? undefined : claims[claim]
  if (typeof value !== 'string' || value === '') return undefined
  if (claim === 'email' && claims.email_verified !== true) return undefined
  return value
}

/** Where the provider ends its own session; it comes back to the sign-in. */
export async function endAddress(world: World): Promise<string | undefined> {
  const { provider } = world.config.signIn
  if (!provider) return undefined
  try {
    const configuration = await discover(world.config, provider, world.hostNow())
    if (!configuration.serverMetadata().end_session_endpoint) return undefined
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${world.config.publicUrl}/sign-in` })
      .href
  } catch (error) {
    warn(error) // Ours has ended all the same.
    return undefined
  }
}
