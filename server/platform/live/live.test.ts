import { expect, onTestFinished, test, vi } from 'vitest'
import { openPool } from '#platform/db/db.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import { openBank } from '#server/bank.ts'
import { openDoors } from '#server/doors.ts'
import { complaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'
import { UNREAD_BYTES } from './desk.ts'
import { openHub } from './hub.ts'

type Scene = Awaited<ReturnType<typeof scene>>

async function cookieOf(s: Scene, login: string): Promise<string> {
  const { headers } = await s.nobody('POST', '/api/session', { login, password: s.password })
  return String(headers['set-cookie']).split(';')[0] as string
}

/** A second process of the same bank: its own pool, its own connection that listens. */
async function secondProcess(s: Scene) {
  const address = String((s.world.pool.options as { connectionString?: string }).connectionString)
  const pool = openPool(address, 4)
  const { ownerPool, signer, keyring } = s.bank
  const bank = await openBank({ pool, ownerPool, signer, keyring, config: s.world.config, hostNow: s.world.hostNow })
  const app = await openDoors(bank)
  onTestFinished(async () => {
    await app.server.close()
    await pool.end()
  })
  return app.server.listen({ port: 0, host: '127.0.0.1' })
}

/** Listens as a browser does: every event with its name, as it comes. */
async function listen(base: string, cookie: string) {
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const response = await fetch(`${base}/api/live`, { headers: { cookie }, signal: stop.signal })
  const heard: { event: string; data: { kind?: string; id?: string; caseId?: string } }[] = []
  const reading = (async () => {
    let rest = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (rest + chunk).split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? ''
        heard.push({ event: field('event'), data: JSON.parse(field('data')) })
      }
    }
  })().catch(() => {})
  const kinds = () => heard.flatMap(({ data }) => data.kind ?? [])
  return { status: response.status, response, heard, kinds, reading, stop: () => stop.abort() }
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 30 })

test('what one process changes is heard at another, by those whose it is and by nobody else', async () => {
  const s = await scene()
  const base = await secondProcess(s)
  const here = await listen(base, await cookieOf(s, 'teller'))
  const west = await listen(base, await cookieOf(s, 'teller-west'))
  const head = await listen(base, await cookieOf(s, 'auditor'))
  expect(here.response.headers.get('content-type')).toContain('text/event-stream')
  await soon(() => expect(here.heard[0]?.event).toBe('hello'))

  const { caseId } = await complaint(s)
  await soon(() => expect(here.heard.map(({ data }) => data.id)).toContain(caseId))
  await soon(() => expect(head.heard.map(({ data }) => data.id)).toContain(caseId))
  // News of the own unit comes after it, so what was not heard by then was not told.
  await complaint(s, { outlet: 'O21' })
  await soon(() => expect(west.kinds()).toContain('case'))
  expect(west.heard.some(({ data }) => data.id === caseId || data.caseId === caseId)).toBe(false)
  const told = JSON.stringify(here.heard)
  expect(told).not.toContain('张小明')
  expect(told).not.toContain('15400000001')
})

test('a department hears of a case from the moment at which a ticket lets it see the case', async () => {
  const s = await scene()
  const base = await secondProcess(s)
  const cards = await listen(base, await cookieOf(s, 'card-handler'))
  const teller = await s.as('teller')
  const { caseId } = await complaint(s)
  await teller('POST', `/api/cases/${caseId}/take`, {})
  expect(cards.kinds()).toEqual([])
  await teller('POST', `/api/cases/${caseId}/tickets`, { unitId: await s.unitId('CC'), question: '请核实这笔扣费' })
  await soon(() => expect(cards.kinds()).toEqual(expect.arrayContaining(['ticket', 'case'])))
})

test('a reminder is told to its reader only', async () => {
  const s = await scene()
  const base = await secondProcess(s)
  const [mine, other] = [
    await listen(base, await cookieOf(s, 'teller')),
    await listen(base, await cookieOf(s, 'lobby')),
  ]
  const president = await s.as('supervisor')
  const { caseId } = await complaint(s)
  await president('POST', `/api/cases/${caseId}/take`, {})
  await president('POST', `/api/cases/${caseId}/hand-over`, { toId: await s.staffId('teller'), reason: '轮班' })
  await soon(() => expect(mine.kinds()).toContain('notice'))
  await soon(() => expect(other.kinds()).toContain('hand-over'))
  expect(other.kinds()).not.toContain('notice')
})

test('when PostgreSQL drops the connection, every stream is told of a gap and hears on afterwards', async () => {
  const s = await scene()
  const base = await secondProcess(s)
  const here = await listen(base, await cookieOf(s, 'teller'))
  await soon(() => expect(here.heard).toHaveLength(1))
  await s.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bihuan-live'`)
  await soon(() => expect(here.heard.map(({ event }) => event)).toContain('gap'))
  const { caseId } = await complaint(s)
  await soon(() => expect(here.heard.map(({ data }) => data.id)).toContain(caseId))
})

test('nobody listens without a session, and a key has no screen', async () => {
  const s = await scene()
  expect((await s.nobody('GET', '/api/live')).status).toBe(401)
  expect((await (await s.key())('GET', '/api/live')).status).toBe(403)
})

const wire = (unread = 0) => {
  const said: string[] = []
  let ended = ''
  return {
    said,
    ended: () => ended,
    write: (text: string) => said.push(text) > 0,
    writableLength: unread,
    end: () => {
      ended = 'ended'
    },
    destroy: () => {
      ended = 'destroyed'
    },
  }
}

async function seat(s: Scene, hub: ReturnType<typeof openHub>, login: string, at = wire()) {
  const cookie = await cookieOf(s, login)
  const who = { staffId: await s.staffId(login), sessionDigest: digestSecret(cookie.split('=')[1] as string) }
  const place = await hub.reserve(who, [await s.unitId('O11')])
  place.open(at)
  return { at, who, cookie }
}

test('a stream ends with its session, and one that reads too slowly is dropped', async () => {
  const s = await scene()
  const hub = openHub(s.world)
  onTestFinished(() => hub.close())
  const [leaving, staying] = [await seat(s, hub, 'teller'), await seat(s, hub, 'lobby')]
  await s.nobody('DELETE', '/api/session', undefined, { cookie: leaving.cookie })
  await hub.checkSessions()
  expect([leaving.at.ended(), staying.at.ended()]).toEqual(['ended', ''])
  expect(leaving.at.said.at(-1)).toContain('event: over')
  s.setClock('2026-03-02T02:30:00Z') // An hour and a half without a sign of life: an open screen is none.
  await hub.checkSessions()
  expect(staying.at.ended()).toBe('ended')

  const slow = await seat(s, hub, 'supervisor', wire(UNREAD_BYTES + 1))
  expect(slow.at.ended()).toBe('destroyed')
})

test('one session opens a few streams, and a process holds only so many', async () => {
  const s = await scene()
  const hub = openHub(s.world, { perSession: 2, inTotal: 3 })
  onTestFinished(() => hub.close())
  const { who } = await seat(s, hub, 'teller')
  const place = async () => (await hub.reserve(who, [])).open(wire())
  const leave = await place()
  await expect(place()).rejects.toThrow('live.too-many')
  leave()
  await place()
  await seat(s, hub, 'lobby')
  await expect(seat(s, hub, 'supervisor')).rejects.toThrow('live.too-many')
})

test('who is given another unit hears that unit from the next look at the sessions', async () => {
  const s = await scene()
  const hub = openHub(s.world)
  onTestFinished(() => hub.close())
  const { at, who } = await seat(s, hub, 'teller')
  await s.query(`insert into staff_role (staff_id, role, unit_id, from_on) values ($1, 'teller', $2, '2026-01-01')`, [
    who.staffId,
    await s.unitId('O21'),
  ])
  await hub.checkSessions()
  await complaint(s, { outlet: 'O21' })
  await soon(() => expect(at.said.some((text) => text.includes('"case"'))).toBe(true))
})
