import { createHash } from 'node:crypto'
import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Manual } from '../manual/manual.ts'
import { Refusal } from '../refusal.ts'
import { type Actor, CUSTOMER, scopeOf } from './actor.ts'
import { idleSince, rootsOf } from './rules.ts'

export const digestSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()
/** `__Host-` where TLS is on: such a cookie cannot be set by a neighbouring host or over plain HTTP. */
export const cookieName = (isTls: boolean): string => (isTls ? '__Host-bihuan' : 'bihuan')

type Recognised = {
  pool: pg.Pool
  manual: Manual
  isTls: boolean
  hostNow: () => Date
  headOfficeId: () => Promise<string>
}
type Row = {
  session_id: string
  staff_id: string
  login: string
  name: string
  unit_id: string
  person_key: string
  /** The roles that are held on this day; none reaches anything while a password is owed. */
  held: { role: string; unitId: string }[]
  owes_password: boolean
}
type KeyRow = { id: string; name: string; unit_id: string; scopes: string[]; channel: string | null }

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** A browser says where a request comes from; another site may not use our cookie for a change (CSRF). */
export function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers
  if (!UNSAFE.has(request.method) || !origin) return
  if (request.headers['sec-fetch-site'] === 'cross-site' || URL.parse(origin)?.host !== host)
    throw new Refusal('forbidden', 'foreign-origin')
}

/** Who is calling: an API key, a session, or nobody (a customer without an account). */
export function recogniser({ pool, manual, isTls, hostNow, headOfficeId }: Recognised) {
  const permissions = new Map(manual.roles.map((role) => [role.id, role.may]))

  async function byKey(key: string): Promise<Actor> {
    const { rows } = await pool.query<KeyRow>({
      name: 'use_key',
      text: 'select * from use_key($1, $2)',
      values: [digestSecret(key), hostNow()],
    })
    const row = rows[0]
    if (!row) throw new Refusal('unauthenticated', 'unknown-key')
    const scope = scopeOf([row.unit_id], await headOfficeId())
    return {
      kind: 'channel',
      id: row.id,
      name: `key:${row.id}`,
      may: new Set(row.scopes),
      scope,
      unitId: row.unit_id,
      personKey: null,
      roles: [],
      channel: row.channel,
    }
  }

  async function bySession(cookie: string): Promise<Actor | undefined> {
    const now = hostNow()
    const { rows } = await pool.query<Row>({
      name: 'identify_session',
      text: `select s.*, n.roles as held, n.owes_password from identify_session($1, $2, $3) s
        cross join lateral standing_of(s.staff_id, $2) n`,
      values: [digestSecret(cookie), now, idleSince(now)],
    })
    const row = rows[0]
    if (!row) return undefined
    const { held } = row
    const may = new Set(row.owes_password ? [] : held.flatMap(({ role }) => permissions.get(role) ?? []))
    const scope = scopeOf(rootsOf(row.unit_id, held), await headOfficeId())
    return {
      kind: 'staff',
      id: row.staff_id,
      name: `staff:${row.staff_id}`,
      may,
      scope,
      unitId: row.unit_id,
      personKey: row.person_key,
      roles: held,
      channel: null,
      sessionId: row.session_id,
    }
  }

  return async (request: FastifyRequest): Promise<Actor> => {
    const [scheme, key] = (request.headers.authorization ?? '').split(' ')
    const bare = request.headers['x-api-key']
    if (scheme?.toLowerCase() === 'bearer' && key) return byKey(key)
    if (typeof bare === 'string') return byKey(bare)
    const cookie = request.cookies[cookieName(isTls)]
    if (!cookie) return CUSTOMER
    refuseForeignOrigin(request)
    return (await bySession(cookie)) ?? CUSTOMER
  }
}
