import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'

const opened = async (s: Awaited<ReturnType<typeof scene>>, login: string) =>
  (await (await s.as(login))('GET', '/api/board')).body.unit.code

test('the board opens on all that its reader answers for', async () => {
  const s = await scene()
  expect(await opened(s, 'teller')).toBe('O11')
  expect(await opened(s, 'operations')).toBe('B1')
  expect(await opened(s, 'service')).toBe('HO')
  expect(await opened(s, 'auditor')).toBe('HO')
})
