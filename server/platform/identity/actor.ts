/** Made only by `identity` (or the system itself): services take it as proof that somebody was recognised. */
export type Scope = {
  readonly '~made-by': 'identity'
  /** The roots of the subtrees that the actor may see; ignored when `isEverywhere`. */
  readonly roots: readonly string[]
  readonly isEverywhere: boolean
}

export type Actor = {
  kind: 'staff' | 'channel' | 'customer' | 'system'
  /** Row id of the person or key; null for the system and for customers, who have no account. */
  id: string | null
  /** How the ledger names it: `staff:…`, `key:…`, `system`, `customer`. */
  name: string
  may: ReadonlySet<string>
  scope: Scope
  unitId: string | null
  /** The human behind the account, for rules that ask for two people. */
  personKey: string | null
  roles: readonly { role: string; unitId: string }[]
  channel: string | null
  /** The session that a person speaks through; nobody else has one. */
  sessionId?: string
}

const scope = (roots: readonly string[], isEverywhere: boolean): Scope => ({
  '~made-by': 'identity',
  roots,
  isEverywhere,
})

export const scopeOf = (roots: readonly string[], headOfficeId: string): Scope =>
  scope(roots, roots.includes(headOfficeId))

const nobody = { id: null, may: new Set<string>(), unitId: null, personKey: null, roles: [], channel: null }

/** The bank itself, acting by rule: the heartbeat, the draws, the import. */
export const SYSTEM: Actor = { ...nobody, kind: 'system', name: 'system', scope: scope([], true) }
/** Someone without an account. Their doors find rows by a secret code only. */
export const CUSTOMER: Actor = { ...nobody, kind: 'customer', name: 'customer', scope: scope([], true) }
