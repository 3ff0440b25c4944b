import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Admission } from './admission.ts'
import { cookieName } from './identify.ts'
import { SESSION_HOURS, STEP_MINUTES } from './rules.ts'

/** `lax` for the way to the provider: it comes back from another site. The others never leave this one. */
const KINDS = {
  session: { suffix: '', sameSite: 'strict', maxAge: SESSION_HOURS * 3600 },
  step: { suffix: '-step', sameSite: 'strict', maxAge: STEP_MINUTES * 60 },
  flow: { suffix: '-flow', sameSite: 'lax', maxAge: STEP_MINUTES * 60 },
} as const
type Kind = keyof typeof KINDS

/** The cookies that signing in sets: none can be read by a script, and each is drawn anew every time. */
export function cookieJar(isTls: boolean) {
  const name = (kind: Kind) => `${cookieName(isTls)}${KINDS[kind].suffix}`
  const marks = (kind: Kind) => {
    const { sameSite, maxAge } = KINDS[kind]
    return { path: '/', httpOnly: true, secure: isTls, sameSite, maxAge } as const
  }
  const read = (request: FastifyRequest, kind: Kind): string => request.cookies[name(kind)] ?? ''
  const set = (reply: FastifyReply, kind: Kind, secret: string) => reply.setCookie(name(kind), secret, marks(kind))
  const clear = (reply: FastifyReply, kind: Kind) => reply.clearCookie(name(kind), marks(kind))
  const admit = (reply: FastifyReply, { secret, owes }: Admission) => set(reply, owes ? 'step' : 'session', secret)
  return { read, set, clear, admit }
}
export type CookieJar = ReturnType<typeof cookieJar>
