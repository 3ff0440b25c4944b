import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isIdle, readAddress, shownName, statementOf, writeAddress } from './rules.ts'

const ids = fc.uuid()
const macs = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes))

test('an address is read as it was written, and is short enough for a small printed code', () => {
  fc.assert(
    fc.property(ids, macs, (id, mac) => {
      const text = writeAddress({ keyId: 'Ab_9', id, mac })
      expect(text).toHaveLength(48)
      expect(readAddress(text)).toEqual({ keyId: 'Ab_9', id, mac })
    }),
  )
})

test('an address has one spelling: the spare bits of its letters cannot be used to make another', () => {
  const text = writeAddress({ keyId: 'Ab_9', id: '0198c0de-0000-7000-8000-000000000001', mac: Buffer.alloc(16) })
  expect(readAddress(`${text.slice(0, -1)}B`)).toBeUndefined()
  expect(readAddress(`${text}A`)).toBeUndefined()
})

test('another outlet, counter, person or kind is another statement', () => {
  const code = { id: 'a', unitId: 'u', kind: 'counter', counterId: 'c', staffId: null } as const
  const others = [
    { ...code, unitId: 'v' },
    { ...code, counterId: 'd' },
    { ...code, kind: 'outlet' as const },
  ]
  expect(new Set([code, ...others].map(statementOf)).size).toBe(4)
})

test('a code is idle once its outlet or counter is closed, or its person left or serves elsewhere', () => {
  const code = { id: 'a', unitId: 'u', kind: 'employee', counterId: null, staffId: 's' } as const
  const around = { unitClosedOn: null, counterClosedAt: null, staffLeftOn: null, staffUnitId: 'u' }
  expect(isIdle(code, around, '2026-03-02')).toBe(false)
  expect(isIdle(code, { ...around, staffLeftOn: '2026-03-02' }, '2026-03-02')).toBe(true)
  expect(isIdle(code, { ...around, staffLeftOn: '2026-03-03' }, '2026-03-02')).toBe(false)
  expect(isIdle(code, { ...around, staffUnitId: 'v' }, '2026-03-02')).toBe(true)
  expect(isIdle(code, { ...around, unitClosedOn: '2026-01-01' }, '2026-03-02')).toBe(true)
  expect(isIdle(code, { ...around, counterClosedAt: new Date(0) }, '2026-03-02')).toBe(true)
})

test('customers read as much of a name as the bank wants', () => {
  expect(shownName('王小敏', 'surname')?.zh).toBe('王**')
  expect(shownName('欧阳春晓', 'surname')?.zh).toBe('欧阳**')
  expect(shownName('王小敏', 'full')?.zh).toBe('王小敏')
  expect(shownName('王小敏', 'none')).toBeNull()
})
