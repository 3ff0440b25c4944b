import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldCall, isPlausible, phoneOf, type Told, untoldNotes, wayOf } from './rules.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 1, 0, seconds))
const nothing = { callerPhone: null, callee: null, agentId: null }
const life: Told[] = [
  {
    ...nothing,
    event: 'ringing',
    sequence: 1,
    at: at(0),
    callerPhone: '15400000001',
    queue: '信用卡',
    ivr: ['2', '3'],
  },
  { ...nothing, event: 'answered', sequence: 2, at: at(9), agentId: 'wang' },
  { ...nothing, event: 'transferred', sequence: 3, at: at(60), agentId: 'li', queue: '投诉' },
  { ...nothing, event: 'answered', sequence: 4, at: at(66), agentId: 'li' },
  { ...nothing, event: 'recording', sequence: 5, at: at(70), recording: 'rec/1.wav' },
  { ...nothing, event: 'ended', sequence: 6, at: at(300) },
]

test('a call that was passed on belongs to whom it went, and remembers where it began', () => {
  expect(foldCall(life)).toEqual({
    state: 'ended',
    callerPhone: '15400000001',
    callee: null,
    queue: '投诉',
    ivr: ['2', '3'],
    agentId: 'li',
    transfers: 1,
    beganAt: at(0),
    answeredAt: at(9),
    endedAt: at(300),
    recording: 'rec/1.wav',
  })
})

test('in whatever order its events come, it is the same call', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(life, { minLength: life.length }), (shuffled) => {
      expect(foldCall(shuffled)).toEqual(foldCall(life))
    }),
  )
})

test('a call that ended before anybody answered was abandoned, until a late «answered» says otherwise', () => {
  const [ringing, answered, , , , ended] = life as [Told, Told, Told, Told, Told, Told]
  expect(foldCall([ringing, ended]).state).toBe('abandoned')
  expect(foldCall([ended, ringing, answered]).state).toBe('ended')
})

test('a moment that cannot be is not believed', () => {
  const now = at(0)
  const away = (minutes: number) => isPlausible(new Date(now.getTime() + minutes * 60_000), now)
  expect([away(5), away(6), away(-7 * 1440), away(-7 * 1440 - 1)]).toEqual([true, false, true, false])
})

test('a number is read as customers’ records keep it, and a withheld one is none', () => {
  expect(['+86 154-0000-0001', '008615400000001', '15400000001', '010-6600 1122'].map(phoneOf)).toEqual([
    '15400000001',
    '15400000001',
    '15400000001',
    '01066001122',
  ])
  expect(['anonymous', '', undefined, '<script>'].map(phoneOf)).toEqual([null, null, null, null])
})

test('only what was noted after the case was opened is told to it later', () => {
  expect(untoldNotes('积分没到账', '积分没到账')).toBe('')
  expect(untoldNotes('积分没到账\n客户要求周五前回复', '积分没到账')).toBe('客户要求周五前回复')
  expect(untoldNotes('改写了', '积分没到账')).toBe('改写了')
})

test('a call says by itself where the caller was sent', () => {
  expect(wayOf('信用卡', ['2 积分'])).toBe('信用卡 > 2 积分')
  expect(wayOf(null, [])).toBe('')
})
