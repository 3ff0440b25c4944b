import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideWake, type People, reachedBy } from './rules.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000)
const ladder = [
  { percent: 50, to: 'responsible' as const, at: at(30) },
  { percent: 80, to: 'deputy' as const, at: at(48) },
  { percent: 100, to: 'responsible' as const, at: new Date(at(60).getTime() + 1) },
  { percent: 150, to: 'service-department' as const, at: at(90) },
]
const clock = { state: 'running' as const, dueAt: at(60), wakeStep: 0, responsibleId: 'wang' }

test('the warnings come at their time, one after the other', () => {
  expect(decideWake(clock, ladder, at(30))).toMatchObject({ wakeStep: 1, isMissed: false, nextWakeAt: at(48) })
  expect(decideWake({ ...clock, wakeStep: 1 }, ladder, at(47)).passed).toEqual([])
})

test('at the due moment itself nothing is broken, a millisecond later it is', () => {
  expect(decideWake({ ...clock, wakeStep: 2 }, ladder, at(60))).toMatchObject({ isMissed: false, passed: [] })
  expect(decideWake({ ...clock, wakeStep: 2 }, ladder, new Date(at(60).getTime() + 1))).toMatchObject({
    isMissed: true,
    wakeStep: 3,
  })
})

test('after a sleep all steps that passed are done together, in order, and none is left', () => {
  const verdict = decideWake(clock, ladder, at(500))
  expect(verdict.passed.map((step) => step.percent)).toEqual([50, 80, 100, 150])
  expect(verdict).toMatchObject({ wakeStep: 4, nextWakeAt: null, isMissed: true })
})

test('a host clock that steps back does nothing again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 20 }), (minutes) => {
      let step = 0
      let isMissed = false
      const done: number[] = []
      for (const minute of minutes) {
        const verdict = decideWake(
          { ...clock, state: isMissed ? 'missed' : 'running', wakeStep: step },
          ladder,
          at(minute),
        )
        done.push(...verdict.passed.map(({ percent }) => percent))
        expect(verdict.wakeStep).toBeGreaterThanOrEqual(step)
        expect(verdict.isMissed).toBe(isMissed || minute > 60)
        step = verdict.wakeStep
        isMissed = verdict.isMissed
      }
      expect(new Set(done).size).toBe(done.length)
    }),
  )
})

test('each step reaches whom the manual names, and a clock that is nobody’s reaches those on duty', () => {
  const people: People = {
    deputyOf: (id) => (id === 'wang' ? 'li' : null),
    supervisorsOf: () => ['zhao'],
    serviceDepartment: ['chen'],
    onDuty: () => ['sun'],
  }
  const owned = { responsibleId: 'wang', unitId: 'u', dutyRole: 'owner' }
  expect(
    (['responsible', 'deputy', 'supervisor', 'service-department'] as const).map((to) => reachedBy(to, owned, people)),
  ).toEqual([['wang'], ['li'], ['zhao'], ['chen']])
  expect(reachedBy('responsible', { ...owned, responsibleId: null }, people)).toEqual(['sun'])
  expect(reachedBy('deputy', { ...owned, responsibleId: null }, people)).toEqual([])
})
