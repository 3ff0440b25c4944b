export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'too-large' | 'busy'

/** An expected «no»: the caller may read it, in every language by its code. Anything else thrown is a bug. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly detail: Record<string, unknown>

  constructor(kind: RefusalKind, code: string, detail: Record<string, unknown> = {}) {
    super(code)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.detail = detail
  }
}

/** The row does not exist, or not for you: the two are never told apart. */
export const notFound = (what: string) => new Refusal('not-found', 'not-found', { what })

/** PostgreSQL saying «that row is already there» is an expected no as well: someone else was first. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error) || !('code' in error)) return undefined
  if (error.code === '23505') return new Refusal('conflict', 'already-done')
  if (error.code === '40001' || error.code === '40P01') return new Refusal('conflict', 'someone-else-was-faster')
  return undefined
}
