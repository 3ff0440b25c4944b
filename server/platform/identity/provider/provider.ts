import * as client from 'openid-client'
import type { Config } from '../../config.ts'
import type { ProviderConfig } from '../sign-in-settings.ts'

/** Answers of the provider are waited for as long as somebody who signs in would. */
const TIMEOUT_SECONDS = 5
/** Its keys and addresses are read again now and then: providers change them. */
const FRESH_MILLISECONDS = 3_600_000

type Read = { at: number; configuration: Promise<client.Configuration> }
const read = new WeakMap<Config, Read>()

/** What the provider says of itself; a failure is not remembered. */
export function discover(config: Config, provider: ProviderConfig, now: Date): Promise<client.Configuration> {
  const known = read.get(config)
  if (known && now.getTime() - known.at < FRESH_MILLISECONDS) return known.configuration
  const issuer = new URL(provider.issuer)
  const configuration = client.discovery(
    issuer,
    provider.clientId,
    {},
    client.ClientSecretBasic(provider.clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      // The settings admit plain http to this machine only.
      ...(issuer.protocol === 'http:' && { execute: [client.allowInsecureRequests] }),
    },
  )
  read.set(config, { at: now.getTime(), configuration })
  configuration.catch(() => read.delete(config))
  return configuration
}
