import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import type { Config } from './config.ts'
import type { Ctx } from './context.ts'
import { type Attempt, attemptOf, earlierReply, isKeptAlready, keepReply } from './idempotency.ts'
import type { Actor } from './identity/actor.ts'
import { type Limit, limit } from './rate-limit.ts'
import { asRefusal, Refusal, type RefusalKind } from './refusal.ts'
import type { World } from './world.ts'

export type App = { server: FastifyInstance; world: World; identify(request: FastifyRequest): Promise<Actor> }
export type Door = Endpoint<unknown, unknown>

const STATUS: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  busy: 503,
}
/** What Fastify itself refuses before a service is asked, in our words. */
const FRAMEWORK: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media',
}
/** Stands where a secret reply would be kept. */
const TOLD_ONCE = 'null'
const BODY_BYTES = 1_048_576

export function createServer({ tls, proxies }: Pick<Config, 'tls' | 'proxies'>): FastifyInstance {
  const server = Fastify({
    // Behind a proxy every caller would have the proxy's address, and share one limit.
    trustProxy: proxies ? [...proxies] : false,
    bodyLimit: BODY_BYTES,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => crypto.randomUUID(),
    ...(tls && { https: tls }),
  } as object)
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(() => JSON.stringify)
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = asRefusal(error)
    if (refusal) {
      const { retryAfterSeconds } = refusal.detail
      if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds)
      return reply.status(statusOf(refusal)).send({ code: refusal.code, detail: refusal.detail })
    }
    if (error.validation)
      return reply.status(400).send({ code: 'invalid-input', detail: { issues: describeIssues(error) } })
    const status = error.statusCode ?? 500
    if (status < 500) return reply.status(status).send({ code: FRAMEWORK[error.code] ?? 'invalid-input', detail: {} })
    process.stderr.write(
      `${JSON.stringify({ level: 'error', request: request.id, method: request.method, route: request.routeOptions.url, error: error.stack })}\n`,
    )
    return reply.status(500).send({ code: 'fault', detail: { request: request.id } })
  })
  return server
}

/** Too often is said as such (429): the service is well, it is the caller who should wait. */
const statusOf = ({ kind, code }: Refusal): number => (code === 'too-many-attempts' ? 429 : STATUS[kind])

const describeIssues = (error: FastifyError) =>
  (error.validation ?? []).slice(0, 20).map(({ instancePath, message }) => ({ at: instancePath, says: message ?? '' }))

/** Admits or refuses: `anyone` needs nothing, `staff` a person who signed in, all else the named permission. */
export function admit(actor: Actor, may: string): void {
  if (may === 'anyone') return
  if (actor.kind === 'customer') throw new Refusal('unauthenticated', 'sign-in.needed')
  if (may === 'staff' ? actor.kind !== 'staff' : !actor.may.has(may))
    throw new Refusal('forbidden', 'not-allowed', { may })
}

/**
 * Does the work of one endpoint for one attempt in one transaction and answers the reply as it travels. An attempt that
 * was answered before is answered the same; without a key every call is a new one. Routes and imports pass here.
 */
export async function answerOnce<I, O>(
  world: World,
  actor: Actor,
  e: Endpoint<I, O>,
  work: (ctx: Ctx, input: I) => Promise<O>,
  input: I,
  attempt: Attempt | undefined,
): Promise<string> {
  const answer = () =>
    world.transact(actor, async (ctx) => {
      const earlier = attempt && (await earlierReply(ctx, attempt))
      if (earlier === TOLD_ONCE) throw new Refusal('conflict', 'already-done')
      if (earlier !== undefined) return earlier
      const made = JSON.stringify(z.encode(e.reply as z.ZodType, await work(ctx, input)))
      if (attempt) keepReply(ctx, attempt, e.isSecret ? TOLD_ONCE : made)
      return made
    })
  try {
    return await answer()
  } catch (error) {
    // Another attempt committed between our look and our work: all of ours is undone, and its answer is there now.
    if (isKeptAlready(error)) return answer()
    throw error
  }
}

/** Who knocks, and with what: from which the limits of a door are drawn. */
export type Knock<I> = { input: I; address: string; actor: Actor }

/**
 * Binds one endpoint to one service function: admit, validate, one transaction, reply after the commit. `limits` are
 * counted before the transaction opens: a door that is open to anyone names at least one by address and one by thing.
 * `tell` adds to each telling of the reply what must be kept nowhere, not even with the reply of an attempt.
 */
export function serve<I, O>(
  { server, world, identify }: App,
  e: Endpoint<I, O>,
  work: (ctx: Ctx, input: I) => Promise<O>,
  limits: (knock: Knock<I>) => readonly Limit[] = () => [],
  tell: (kept: string) => Promise<string> | string = (kept) => kept,
): void {
  const { params, query, body, reply } = e
  const actors = new WeakMap<FastifyRequest, Actor>()
  server.route({
    method: e.method,
    url: e.path,
    schema: {
      summary: e.says,
      description: `Permission: ${e.may}`,
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      response: { 200: reply },
    },
    onRequest: async (request) => {
      const actor = await identify(request)
      admit(actor, e.may)
      actors.set(request, actor)
    },
    handler: async (request, answer) => {
      // The address last, so that a body can never name another row than it does.
      const input = { ...(request.query as object), ...(request.body as object), ...(request.params as object) } as I
      const key = request.headers['idempotency-key']
      const isUnsafe = e.method !== 'GET' && typeof key === 'string'
      const attempt = isUnsafe ? attemptOf(checkKey(key), e.method, request.url, request.body) : undefined
      const actor = actors.get(request) as Actor
      for (const each of limits({ input, address: request.ip, actor })) await limit(world, each)
      const text = await answerOnce(world, actor, e, work, input, attempt)
      return answer.type('application/json; charset=utf-8').send(await tell(text))
    },
  })
}

function checkKey(key: string): string {
  if (key.length < 1 || key.length > 200) throw new Refusal('invalid', 'idempotency.bad-key')
  return key
}
