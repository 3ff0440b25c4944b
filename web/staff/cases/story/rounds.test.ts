import { expect, test } from 'vitest'
import { roundsOf } from './rounds.ts'

const by = { id: 'p', name: '周敏', post: '大堂经理' }
const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour))

test('a new case shows its whole loop: what stands, and what is ahead', () => {
  const [round] = roundsOf([{ round: 0, stage: 'receive', fromAt: at(1), toAt: null, by: null }])
  expect(round?.stages.map(({ stage, state }) => `${stage} ${state}`)).toEqual([
    'receive current',
    'analyse ahead',
    'handle ahead',
    'reply ahead',
    'verify ahead',
  ])
})

test('a reopened case shows its latest round first and keeps the earlier ones', () => {
  const rounds = roundsOf([
    { round: 0, stage: 'receive', fromAt: at(1), toAt: at(2), by },
    { round: 1, stage: 'analyse', fromAt: at(5), toAt: null, by },
  ])
  expect(rounds.map(({ round }) => round)).toEqual([1, 0])
  expect(rounds[0]?.stages.map(({ stage }) => stage)).toEqual(['analyse', 'handle', 'reply', 'verify'])
  expect(rounds[0]?.stages[0]).toMatchObject({ state: 'current', step: { by } })
  expect(rounds[1]?.stages[0]?.state).toBe('done')
})
