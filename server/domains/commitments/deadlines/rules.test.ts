import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ClockState } from '#contract/words.ts'
import type { DeadlineDefinition } from '../definitions/rules.ts'
import { type ClockFace, decide, endState, isKept, leading } from './rules.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000)
const definition = {
  kind: 'deadline',
  meets: [{ event: 'case.replied', when: {} }],
  pauses: [{ event: 'case.paused', when: {} }],
  resumes: [{ event: 'case.resumed', when: {} }],
  supersedes: [{ event: 'case.graded', when: {} }],
  cancels: [{ event: 'case.withdrawn', when: {} }],
} as unknown as DeadlineDefinition
const running: ClockFace = { state: 'running', dueAt: at(60), closedAt: null }
const event = (name: string) => ({ name, facts: {} })

test('a promise kept exactly at its due moment is kept, a millisecond later it is not', () => {
  expect(isKept(at(60), at(60))).toBe(true)
  expect(isKept(at(60), new Date(at(60).getTime() + 1))).toBe(false)
  expect(decide(running, definition, event('case.replied'), at(60))).toBe('met')
  expect(decide(running, definition, event('case.replied'), new Date(at(60).getTime() + 1))).toBe('met-late')
})

test('a broken promise can still be met, late, and stays broken', () => {
  const missed: ClockFace = { ...running, state: 'missed' }
  expect(decide(missed, definition, event('case.replied'), at(90))).toBe('met-late')
  expect(endState(missed, 'met-late', at(90))).toBe('missed')
})

test('nobody outruns a broken promise by regrading, pausing or withdrawing', () => {
  expect(endState(running, 'supersede', at(61))).toBe('missed')
  expect(endState(running, 'cancel', at(61))).toBe('missed')
  expect(decide(running, definition, event('case.paused'), at(61))).toBe('none')
  expect(endState(running, 'supersede', at(59))).toBe('superseded')
})

test('a paused clock is resumed and not paused twice', () => {
  const paused: ClockFace = { ...running, state: 'paused' }
  expect(decide(running, definition, event('case.paused'), at(1))).toBe('pause')
  expect(decide(paused, definition, event('case.paused'), at(2))).toBe('none')
  expect(decide(paused, definition, event('case.resumed'), at(3))).toBe('resume')
})

test('what is closed is moved by nothing', () => {
  const names = fc.constantFrom('case.replied', 'case.paused', 'case.resumed', 'case.graded', 'case.withdrawn', 'other')
  fc.assert(
    fc.property(names, fc.integer({ min: 0, max: 200 }), (name, minute) => {
      expect(decide({ state: 'met', dueAt: at(60), closedAt: at(10) }, definition, event(name), at(minute))).toBe(
        'none',
      )
    }),
  )
})

test('whatever ends a clock after its due moment, it ends as missed', () => {
  const verdicts = fc.constantFrom('met', 'met-late', 'supersede', 'cancel') as fc.Arbitrary<
    'met' | 'met-late' | 'supersede' | 'cancel'
  >
  fc.assert(
    fc.property(verdicts, fc.integer({ min: 61, max: 9999 }), (verdict, minute) => {
      expect(endState(running, verdict, at(minute))).toBe('missed')
    }),
  )
})

test('the earliest clock still owed leads, paused ones do not', () => {
  const clock = (id: string, due: number, state: ClockState = 'running', basis = 'manual') => ({
    id,
    dueAt: at(due),
    state,
    basis,
    closedAt: state === 'met' ? at(0) : null,
  })
  expect(leading([clock('a', 60), clock('b', 30), clock('c', 10, 'met'), clock('d', 5, 'paused')])?.id).toBe('b')
  expect(leading([clock('manual', 30), clock('law', 30, 'running', 'law')])?.id).toBe('law')
  expect(leading([])).toBeUndefined()
})
