import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as api from '#contract/files.ts'
import { type App, admit } from '../http.ts'
import type { Actor } from '../identity/actor.ts'
import { limit } from '../rate-limit.ts'
import { notFound, Refusal } from '../refusal.ts'
import { decodeName, disposition } from './file-name.ts'
import { type Files, keepFile } from './keep.ts'
import { spanOf } from './span.ts'

const MEGABYTE = 1_048_576
/** Many customers may stand behind one address of a mobile network; an outlet's staff scan a box of letters. */
const MOST_FILES = { perSeconds: 600, customer: 90, staff: 600 }
const MOST_BYTES = { perSeconds: 3600, customer: 400 * MEGABYTE, staff: 4000 * MEGABYTE }

/** The two doors of files: bytes in, bytes out. They are no JSON, and so not bound by `serve`. */
export function fileRoutes(app: App, files: Files): void {
  const { server } = app
  server.register(async (scope) => {
    // The stream itself: how much of it is read is decided while it is read.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body))
    scope.post(
      api.uploadFile.path,
      { schema: { summary: api.uploadFile.says, consumes: ['application/octet-stream'] }, bodyLimit: 1024 * MEGABYTE },
      (request) => takeUpload(app, files, request),
    )
  })
  server.get(
    api.readFile.path,
    {
      schema: {
        summary: api.readFile.says,
        description: `Permission: ${api.readFile.may}`,
        params: api.readFile.params,
      },
      exposeHeadRoute: false,
    },
    (request, reply) => giveFile(app, files, request, reply),
  )
}

async function takeUpload({ world, identify }: App, files: Files, request: FastifyRequest) {
  if (!request.body) throw new Refusal('invalid', 'file.empty')
  const actor = await identify(request)
  const [who, kind] = actor.id ? ([actor.id, 'staff'] as const) : ([request.ip, 'customer'] as const)
  await limit(world, { name: 'file.count', key: who, most: MOST_FILES[kind], perSeconds: MOST_FILES.perSeconds })
  const announced = Number(request.headers['content-length'])
  const body = request.body as Readable
  return keepFile(world, files, {
    source: body.iterator({ destroyOnReturn: false }),
    name: decodeName(request.headers['x-file-name']),
    by: actor,
    ...(Number.isSafeInteger(announced) && { announcedBytes: announced }),
    admit: (bytes) =>
      limit(world, {
        name: 'file.bytes',
        key: who,
        most: MOST_BYTES[kind],
        perSeconds: MOST_BYTES.perSeconds,
        cost: bytes,
      }),
  }).finally(() => {
    // Who is refused half-way hears it only once the rest was sent: it is read and thrown away.
    body.resume()
  })
}

/** Shown in place only what we drew ourselves or what can only be heard; all else is for the disk of who asked for it. */
const isInline = (kind: string) => kind === 'image' || kind === 'audio'

async function giveFile(app: App, { store }: Files, request: FastifyRequest, reply: FastifyReply) {
  const actor = await app.identify(request)
  admit(actor, api.readFile.may)
  const file = await findFile(app, actor, (request.params as { id: string }).id)
  const span = spanOf(request.headers.range, file.bytes)
  reply.header('accept-ranges', 'bytes')
  if (span === null) return reply.status(416).header('content-range', `bytes */${file.bytes}`).send()
  const { from, to } = span ?? { from: 0, to: file.bytes - 1 }
  if (span) reply.status(206).header('content-range', `bytes ${from}-${to}/${file.bytes}`)
  return reply
    .type(file.mime)
    .header('content-length', to - from + 1)
    .header('content-disposition', disposition(isInline(file.kind), file.name))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .send(await store.read(file.digest.toString('hex'), { from, to }))
}

/** The row-level wall decides: a file is seen by who sees what it is attached to. */
async function findFile({ world }: App, actor: Actor, id: string) {
  const file = await world.transact(actor, ({ db }) =>
    db
      .selectFrom('file')
      .select(['kind', 'mime', 'name', 'bytes', 'digest'])
      .where('id', '=', id)
      .where('claimedAt', 'is not', null)
      .executeTakeFirst(),
  )
  if (!file) throw notFound('file')
  return file
}
