import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { LookBackDraw } from '#contract/feedback.ts'
import { proveDraws } from './proof.ts'

const secret = '07'.repeat(32)
const beacon = 'a1'.repeat(32)
const unit = { id: '0199aaaa-0000-7000-8000-000000000001', code: 'B01', name: '滨江支行', nameEn: 'Riverside' }
const digest = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
const draw: LookBackDraw = {
  month: '2026-10',
  unit,
  population: 11,
  sample: 2,
  percent: 10,
  drawnAt: new Date('2026-11-01T00:05:00+08:00'),
  commitment: digest('bihuan look-back secret', Buffer.from(secret, 'hex')),
  secret,
  seed: digest('bihuan look-back seed', Buffer.from(secret, 'hex'), Buffer.from(beacon, 'hex'), '2026-10', unit.id),
  beacon,
  populationDigest: '00'.repeat(32),
  done: 0,
  failed: 0,
}

test('a draw as the manual promises it is proved', async () => {
  const proof = await proveDraws([draw])
  expect(proof.isSecretBound).toBe(true)
  expect([...proof.unitsWithRightSeed]).toEqual([unit.id])
})

test('a secret that was changed after the month shows', async () => {
  const proof = await proveDraws([{ ...draw, secret: `08${secret.slice(2)}` }])
  expect(proof.isSecretBound).toBe(false)
  expect(proof.unitsWithRightSeed.size).toBe(0)
})

test('a seed that somebody chose shows, for its unit alone', async () => {
  const other = { ...draw, unit: { ...unit, id: '0199aaaa-0000-7000-8000-000000000002' } }
  const proof = await proveDraws([draw, other])
  expect(proof.isSecretBound).toBe(true)
  expect([...proof.unitsWithRightSeed]).toEqual([unit.id])
})
