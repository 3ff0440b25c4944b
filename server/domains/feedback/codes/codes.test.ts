import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openKeyring, revokeKey, rotateKeys } from '#platform/signing/keyring.ts'
import { codeOf, counterOf } from '#test/rating-places.ts'
import { scene } from '#test/scene.ts'

test('there is one code in use of each thing; a new one only after the old one was revoked', async () => {
  const s = await scene({ as: 'supervisor' })
  const first = await codeOf(s, 'outlet')
  expect((await codeOf(s, 'outlet')).code).toBe(first.code)
  await s.call('POST', `/api/codes/${first.id}/revoke`, { reason: '重新印制' })
  const second = await codeOf(s, 'outlet')
  expect(second.code).not.toBe(first.code)
  const { body } = await s.call('GET', '/api/codes')
  expect(body.items.map((it: { id: string; address: string }) => [it.id, it.address !== ''])).toEqual([
    [second.id, true],
    [first.id, false],
  ])
})

test('nobody makes, sees or revokes the codes of another branch, and a teller only sees', async () => {
  const s = await scene({ as: 'supervisor' })
  const { id } = await codeOf(s, 'outlet')
  const west = await s.as('supervisor-west')
  const unitId = await s.unitId('O11')
  expect((await west('POST', '/api/codes', { kind: 'outlet', unitId })).status).toBe(404)
  expect((await west('POST', `/api/codes/${id}/revoke`, { reason: '恶意停用' })).status).toBe(404)
  expect((await west('GET', '/api/codes')).body.items).toEqual([])
  expect((await west('GET', `/api/codes?unitId=${unitId}`)).status).toBe(404)
  const teller = await s.as('teller')
  expect((await teller('POST', '/api/codes', { kind: 'outlet', unitId })).status).toBe(403)
  expect((await teller('GET', '/api/codes')).body.items).toHaveLength(1)
})

test('a code names what is there: a person of the unit, a lobby manager who invites, a counter of this outlet', async () => {
  const s = await scene({ as: 'supervisor' })
  const unitId = await s.unitId('O11')
  const make = async (kind: string, more: object) =>
    (await s.call('POST', '/api/codes', { kind, unitId, ...more })).body.code
  expect(await make('employee', { staffId: await s.staffId('teller-o12') })).toBe('code.other-unit')
  expect(await make('employee', {})).toBe('code.other-unit')
  expect(await make('invitation', { staffId: await s.staffId('teller') })).toBe('code.lobby-manager-only')
  expect(await make('counter', { counterId: await counterOf(s, '1号', 'O12') })).toBe('not-found')
  const branch = await (await s.as('operations'))('POST', '/api/codes', {
    kind: 'outlet',
    unitId: await s.unitId('B1'),
  })
  expect(branch.body.code).toBe('code.outlet-only')
})

test('a teller serves at one counter, says so alone, and ends nobody else’s shift', async () => {
  const s = await scene({ as: 'teller' })
  const [one, two] = [await counterOf(s, '1号'), await counterOf(s, '2号')]
  const me = await s.staffId('teller')
  const shift = (id: string, staffId: string | null, call = s.call) =>
    call('POST', `/api/counters/${id}/shift`, { staffId })
  await shift(one, me)
  s.setClock('2026-03-02T02:00:00Z')
  expect((await shift(two, me)).body.servedBy.id).toBe(me)
  const { body } = await s.call('GET', '/api/counters')
  expect(body.items.map((it: { servedBy: unknown }) => it.servedBy !== null)).toEqual([false, true])
  expect((await shift(one, await s.staffId('teller-2'))).body.code).toBe('counter.not-yours')
  expect((await shift(two, null, await s.as('teller-2'))).body.code).toBe('counter.not-yours')
  expect((await shift(two, null, await s.as('teller-west'))).status).toBe(404)
  expect((await shift(two, await s.staffId('teller-2'), await s.as('supervisor'))).status).toBe(200)
})

test('a new key leaves printed codes good; a revoked key voids all that it signed; the file is its owner’s alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'code-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'keys.json')
  const ring = openKeyring(file, new Date(0))
  expect(statSync(file).mode & 0o077).toBe(0)
  const printed = ring.sign('东门支行')
  const newer = rotateKeys(file, new Date(1))
  expect(ring.judge(printed.keyId, '东门支行', printed.mac)).toBe('signed')
  expect(ring.sign('东门支行').keyId).toBe(newer.id)
  expect(revokeKey(file, printed.keyId, new Date(2))).toBe(true)
  expect(ring.judge(printed.keyId, '东门支行', printed.mac)).toBe('revoked')
  expect(ring.judge(newer.id, '东门支行', printed.mac)).toBe('forged')
  revokeKey(file, newer.id, new Date(3))
  expect(ring.judge(ring.sign('x').keyId, 'x', ring.sign('x').mac)).toBe('signed')
  expect(JSON.parse(readFileSync(file, 'utf8')).keys).toHaveLength(3)
})
