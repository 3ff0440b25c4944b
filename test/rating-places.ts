import { expect } from 'vitest'
import type { scene } from './scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
export type Call = Scene['call']

/** A code of O11, made by its supervisor: what stands behind `/q/` in its address. */
export async function codeOf(s: Scene, kind: string, more: object = {}): Promise<{ id: string; code: string }> {
  const supervisor = await s.as('supervisor')
  const { status, body } = await supervisor('POST', '/api/codes', { kind, unitId: await s.unitId('O11'), ...more })
  expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
  return { id: body.id, code: body.address.split('/q/')[1] }
}

export const tokenOf = async (s: Scene, code: string): Promise<string> => {
  const { status, body } = await s.nobody('POST', `/api/q/${code}`, {})
  expect({ status, body }).toMatchObject({ status: 200, body: { token: expect.any(String) } })
  return body.token
}

export const rate = (s: Scene, code: string, token: string, rating: number, more: object = {}, key?: string) =>
  s.nobody('POST', `/api/q/${code}/ratings`, { token, rating, ...more }, key ? { 'idempotency-key': key } : {})

export async function counterOf(s: Scene, name = '3号窗口', unit = 'O11'): Promise<string> {
  const supervisor = await s.as(unit === 'O11' ? 'supervisor' : 'supervisor-o12')
  const asked = { unitId: await s.unitId(unit), name, nameEn: 'Counter 3' }
  return (await supervisor('POST', '/api/counters', asked)).body.id
}

/** A tablet at a counter: its key. */
export async function evaluatorAt(s: Scene, counterId: string, login = 'supervisor'): Promise<string> {
  const supervisor = await s.as(login)
  const { body } = await supervisor('POST', '/api/evaluators/enrolments', { counterId })
  const enrolled = await s.nobody('POST', '/api/evaluator/enrol', { code: body.code })
  expect(enrolled.status).toBe(200)
  return enrolled.body.deviceKey
}

export const tap = (sequence: number, rating: number, deviceAt: string, more: object = {}) => ({
  id: crypto.randomUUID(),
  sequence,
  rating,
  deviceAt,
  reasons: [],
  text: '',
  language: 'zh',
  ...more,
})
