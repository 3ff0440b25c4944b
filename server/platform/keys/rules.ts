import type { ApiKey } from '#contract/identity.ts'
import { DAY_MILLISECONDS } from '../calendar/day.ts'

/** Long enough ahead that a channel's keeper can make the next key before this one ends. */
const EXPIRING_DAYS = 30

export function stateOfKey(
  { revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date | null },
  now: Date,
): ApiKey['state'] {
  if (revokedAt) return 'revoked'
  if (!expiresAt) return 'open'
  if (expiresAt <= now) return 'expired'
  return expiresAt.getTime() - now.getTime() <= EXPIRING_DAYS * DAY_MILLISECONDS ? 'expiring' : 'open'
}
