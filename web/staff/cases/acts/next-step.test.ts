import { expect, test } from 'vitest'
import { nextStep } from './next-step.ts'

const everything = ['take', 'follow-up', 'analyse', 'plan', 'handle', 'reply', 'apologise', 'verify', 'note']
const facts = {
  stage: 'analyse' as const,
  grade: 'III' as const,
  followedUpAt: new Date('2026-11-24T02:00:00Z'),
  plannedAt: null,
  actions: everything.filter((act) => act !== 'take'),
  deadlines: [],
}

test('a case that nobody owns is taken first', () => {
  expect(nextStep({ ...facts, stage: 'receive', actions: everything })).toBe('take')
})

test('the customer is called before the analysis, and after it the stages follow', () => {
  expect(nextStep({ ...facts, followedUpAt: null })).toBe('follow-up')
  expect(nextStep(facts)).toBe('analyse')
  expect(nextStep({ ...facts, stage: 'handle' })).toBe('handle')
  expect(nextStep({ ...facts, stage: 'reply' })).toBe('reply')
  expect(nextStep({ ...facts, stage: 'verify' })).toBe('verify')
})

test('a grade I is handled before anything else, a grade II is planned before it is handled', () => {
  expect(nextStep({ ...facts, grade: 'I', followedUpAt: null })).toBe('handle')
  expect(nextStep({ ...facts, grade: 'II', stage: 'handle' })).toBe('plan')
  expect(nextStep({ ...facts, grade: 'II', stage: 'handle', plannedAt: new Date('2026-11-24T02:00:00Z') })).toBe(
    'handle',
  )
})

test('an apology that is owed leads, one that was made does not', () => {
  const apology = {
    clockId: 'c',
    commitmentId: '6.1.3/apology',
    clause: '6.1.3',
    basis: 'manual' as const,
    title: { zh: '致歉', en: 'Apology' },
    startedAt: new Date(),
    dueAt: new Date(),
    state: 'running' as const,
    closedAt: null,
    isProvisional: false,
    leads: true,
  }
  expect(nextStep({ ...facts, deadlines: [apology] })).toBe('apologise')
  expect(nextStep({ ...facts, deadlines: [{ ...apology, state: 'met', closedAt: new Date() }] })).toBe('analyse')
})

test('nothing is offered that the reader may not do', () => {
  expect(nextStep({ ...facts, actions: ['note'] })).toBeUndefined()
  expect(nextStep({ ...facts, stage: 'closed' })).toBeUndefined()
})
