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
  steps: [],
  story: [],
  replyHeldBy: [],
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

test('once its emergency is handled, a grade I is analysed; a reopened one is an emergency again', () => {
  const step = { stage: 'analyse' as const, toAt: null, by: null }
  const handled = {
    id: 'e',
    at: new Date('2026-11-24T02:30:00Z'),
    kind: 'emergency-handled',
    by: null,
    text: '',
    detail: {},
  }
  const first = [{ ...step, round: 0, fromAt: new Date('2026-11-24T02:00:00Z') }]
  const again = [...first, { ...step, round: 1, fromAt: new Date('2026-11-25T02:00:00Z') }]
  expect(nextStep({ ...facts, grade: 'I', steps: first, story: [handled] })).toBe('analyse')
  expect(nextStep({ ...facts, grade: 'I', steps: again, story: [handled] })).toBe('handle')
})

test('a reply that is held back is still shown to who works on the case, and to nobody else', () => {
  const held = { ...facts, stage: 'reply' as const, replyHeldBy: ['case.tickets-open'] }
  expect(nextStep({ ...held, actions: ['note', 'tickets'] })).toBe('reply')
  expect(nextStep({ ...held, actions: ['note'] })).toBeUndefined()
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
