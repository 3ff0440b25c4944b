import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '#contract/endpoint.ts'
import type { Ctx } from '../context.ts'
import { type App, admit } from '../http.ts'
import type { Actor } from '../identity/actor.ts'
import { notFound } from '../refusal.ts'

export type Sendable = { documentId: string; name: string; format: string; bytes: number }

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/** Binds a door behind which a document's bytes are, always as a download. `find` answers which one, behind the wall. */
export function serveDocument<I>(
  { server, world, identify }: App,
  e: Endpoint<I, unknown>,
  find: (ctx: Ctx, input: I) => Promise<Sendable | undefined>,
): void {
  const actors = new WeakMap<FastifyRequest, Actor>()
  server.route({
    method: e.method,
    url: e.path,
    schema: { summary: e.says, description: `Permission: ${e.may}`, ...(e.params && { params: e.params }) },
    onRequest: async (request) => {
      const actor = await identify(request)
      admit(actor, e.may)
      actors.set(request, actor)
    },
    handler: async (request, answer) => {
      const actor = actors.get(request) as Actor
      const found = await world.transact(actor, (ctx) => find(ctx, request.params as I))
      if (!found) throw notFound('document')
      const extension = `.${found.format}`
      return answer
        .type(TYPES[found.format] ?? 'application/octet-stream')
        .header('content-length', found.bytes)
        .header(
          'content-disposition',
          `attachment; filename="bihuan${extension}"; filename*=UTF-8''${encodeURIComponent(found.name + extension)}`,
        )
        .send(Readable.from(partsOf(world, actor, found.documentId)))
    },
  })
}

/** Part by part, each in a transaction of its own: a slow reader holds neither a connection nor a snapshot. */
async function* partsOf(world: App['world'], actor: Actor, documentId: string): AsyncGenerator<Buffer> {
  for (let nth = 0; ; nth += 1) {
    const part = await world.transact(actor, ({ db }) =>
      db
        .selectFrom('documentPart')
        .select('bytes')
        .where('documentId', '=', documentId)
        .where('nth', '=', nth)
        .executeTakeFirst(),
    )
    if (!part) return
    yield part.bytes
  }
}
