import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadManual } from '#platform/manual/manual.ts'
import { opens, progressCode, readCode, readNumber, stageLine, stateOf } from './rules.ts'

const SECRET = 'a secret of the installation'

test('a code is eight digits, opens its own number and no other, and changes with the secret', () => {
  const number = fc.integer({ min: 1, max: 999_999 }).map((n) => `C261124-${String(n).padStart(6, '0')}`)
  fc.assert(
    fc.property(number, number, (mine, other) => {
      const code = progressCode(SECRET, mine)
      expect(code).toMatch(/^\d{8}$/)
      expect(opens(SECRET, mine, code)).toBe(true)
      if (mine !== other) expect(opens(SECRET, other, code)).toBe(progressCode(SECRET, other) === code)
      expect(opens('another secret', mine, code)).toBe(progressCode('another secret', mine) === code)
    }),
  )
  for (const wrong of ['', '1', '123456789', 'abcdefgh']) expect(opens(SECRET, 'C261124-000001', wrong)).toBe(false)
})

test('numbers and codes are understood as people type them', () => {
  for (const typed of ['C261124-000123', 'c261124000123', ' Ｃ２６１１２４－０００１２３ ', 'c 261124 — 000123'])
    expect(readNumber(typed)).toBe('C261124-000123')
  expect(readCode(' １２３４ 5678 ')).toBe('12345678')
})

test('the line shows what is done, what runs and what is to come; another round begins again after receipt', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
  const steps = [
    { stage: 'receive', round: 0, fromAt: at(1) },
    { stage: 'analyse', round: 0, fromAt: at(2) },
    { stage: 'handle', round: 0, fromAt: at(3) },
    { stage: 'analyse', round: 1, fromAt: at(9) },
  ]
  const line = stageLine('analyse', steps)
  expect(line.map(({ at }) => at?.getUTCHours() ?? null)).toEqual([1, 9, null, null, null])
  expect(line.filter(({ isNow }) => isNow).map(({ stage }) => stage)).toEqual(['analyse'])
  expect(stageLine('closed', steps).some(({ isNow }) => isNow)).toBe(false)
})

test('only the customer’s own word shows as confirmed', () => {
  const closed = { stage: 'closed', reopenedCount: 0 } as const
  expect(stateOf({ ...closed, outcome: 'verified' })).toBe('confirmed')
  for (const outcome of ['looked-back', 'merged', 'invalid'] as const)
    expect(stateOf({ ...closed, outcome })).toBe('closed')
})

test('every promise that runs on a case has its words for a customer', () => {
  const all = parse(readFileSync('manual/commitments/service.yaml', 'utf8')) as {
    id: string
    kind: string
    subject?: string
  }[]
  const onCases = all.filter(({ kind, subject }) => kind === 'deadline' && subject === 'case').map(({ id }) => id)
  expect(onCases.length).toBeGreaterThan(5)
  expect(Object.keys(loadManual('.').customer.promises).toSorted()).toEqual(onCases.toSorted())
})
