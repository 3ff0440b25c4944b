import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actionsFor, type CaseFace, refusalOf, replyHeldBy, type Standing, stageAfter } from './rules.ts'

const ALL = new Set(['case.take', 'case.work', 'case.verify', 'case.regrade', 'case.pause', 'case.merge'])
const face = (change: Partial<CaseFace> = {}): CaseFace => ({
  stage: 'reply',
  grade: 'III',
  isComplaint: false,
  isComplex: false,
  rootCause: 'staff.error',
  isPlanned: false,
  isPaused: false,
  ownerId: 'wang',
  openTickets: 0,
  waiting: [],
  hasHandOver: false,
  isMerged: false,
  isDissatisfied: false,
  ...change,
})
const owner: Standing = { may: ALL, isOwner: true, standsIn: false, isRecused: false }
const stranger: Standing = { ...owner, isOwner: false }

test('the five stages follow one another and none is skipped', () => {
  const walked: string[] = []
  for (let stage: CaseFace['stage'] = 'receive'; stage !== 'closed'; stage = stageAfter(stage)) walked.push(stage)
  expect(walked).toEqual(['receive', 'analyse', 'handle', 'reply', 'verify'])
})

test('no reply without a root cause, with open tickets, in a pause, or before an owed plan', () => {
  expect(replyHeldBy(face())).toEqual([])
  expect(replyHeldBy(face({ rootCause: null }))).toEqual(['case.root-cause-first'])
  expect(replyHeldBy(face({ openTickets: 1 }))).toEqual(['case.tickets-open'])
  expect(replyHeldBy(face({ isPaused: true }))).toEqual(['case.paused'])
  expect(replyHeldBy(face({ grade: 'II' }))).toEqual(['case.plan-first'])
  expect(replyHeldBy(face({ grade: 'II', isPlanned: true }))).toEqual([])
})

test('the owner works the case and a stranger does not, whoever stands in may', () => {
  expect(refusalOf('reply', face(), owner)).toBeUndefined()
  expect(refusalOf('reply', face(), stranger)).toBe('case.not-yours')
  expect(refusalOf('reply', face(), { ...stranger, standsIn: true })).toBeUndefined()
})

test('whom the complaint is about does not verify it, and neither does their unit', () => {
  expect(refusalOf('verify', face({ stage: 'verify' }), { ...stranger, isRecused: true })).toBe('case.recused')
  expect(refusalOf('verify', face({ stage: 'verify' }), stranger)).toBeUndefined()
})

test('only an emergency is handled before it is analysed', () => {
  expect(refusalOf('handle', face({ stage: 'analyse' }), owner)).toBe('case.root-cause-first')
  expect(refusalOf('handle', face({ stage: 'analyse', grade: 'I' }), owner)).toBeUndefined()
})

test('a case that is taken is taken by nobody else', () => {
  expect(refusalOf('take', face({ stage: 'receive', ownerId: null }), stranger)).toBeUndefined()
  expect(refusalOf('take', face({ stage: 'receive' }), stranger)).toBe('case.taken-already')
})

test('nobody is offered what they would be refused, and nobody without permission is offered anything', () => {
  const faces = fc.record({
    stage: fc.constantFrom('receive', 'analyse', 'handle', 'reply', 'verify', 'closed') as fc.Arbitrary<
      CaseFace['stage']
    >,
    grade: fc.constantFrom('I', 'II', 'III') as fc.Arbitrary<CaseFace['grade']>,
    rootCause: fc.option(fc.constant('x')),
    isPlanned: fc.boolean(),
    isPaused: fc.boolean(),
    openTickets: fc.integer({ min: 0, max: 2 }),
    isDissatisfied: fc.boolean(),
  })
  fc.assert(
    fc.property(faces, fc.boolean(), fc.boolean(), fc.boolean(), (change, isOwner, standsIn, isRecused) => {
      const offered = actionsFor(face(change), { may: ALL, isOwner, standsIn, isRecused })
      for (const action of offered)
        expect(refusalOf(action, face(change), { may: ALL, isOwner, standsIn, isRecused })).toBeUndefined()
      if (offered.includes('reply')) expect(replyHeldBy(face(change))).toEqual([])
      expect(actionsFor(face(change), { may: new Set(), isOwner, standsIn, isRecused })).toEqual([])
    }),
  )
})
