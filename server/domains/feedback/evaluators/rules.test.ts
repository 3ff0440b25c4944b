import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enrolmentCode, readEnrolmentCode, tapMoment } from './rules.ts'

const now = new Date('2026-03-02T02:00:00Z')
const bounds = { now, enrolledAt: new Date('2026-02-01T00:00:00Z'), longestWaitMilliseconds: 30 * 86_400_000 }
const ago = (minutes: number, from = now) => new Date(from.getTime() - minutes * 60_000)

test('a tap of half an hour ago is told as such by a clock that is a year slow', () => {
  const slow = new Date('2025-03-02T02:00:00Z')
  expect(tapMoment({ deviceAt: ago(30, slow), sentAt: slow }, bounds)).toEqual({ ratedAt: ago(30), isMomentSure: true })
})

test('a clock that was set between tap and sending leaves only the moment of receipt', () => {
  for (const deviceAt of [new Date('2027-03-02T01:00:00Z'), new Date('1970-01-01T00:00:00Z')])
    expect(tapMoment({ deviceAt, sentAt: now }, bounds)).toEqual({ ratedAt: now, isMomentSure: false })
})

test('a tap is never dated before its tablet was enrolled, nor after its receipt', () => {
  const moments = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, moments, (deviceAt, sentAt) => {
      const { ratedAt } = tapMoment({ deviceAt, sentAt }, bounds)
      expect(ratedAt <= now && ratedAt >= bounds.enrolledAt).toBe(true)
    }),
  )
})

test('a code is read as it is spoken and typed', () => {
  const code = enrolmentCode(randomBytes)
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
  expect(readEnrolmentCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code)
})
