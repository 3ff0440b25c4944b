import { expect, test } from 'vitest'
import { featuresOf } from '../features/rules.ts'
import { pack, unpack } from '../model/file.ts'
import { rank, sharesOf } from '../model/rules.ts'
import { calibrate, type Example, train, usualSchedule } from './rules.ts'

const said: [string, string][] = [
  ['卡丢了怎么办', 'lost'],
  ['银行卡不见了', 'lost'],
  ['卡找不到了', 'lost'],
  ['转账要手续费吗', 'fee'],
  ['年费多少钱', 'fee'],
  ['跨行收费吗', 'fee'],
]
const examples: Example[] = said.map(([text, label]) => ({ features: featuresOf(text), label }))
const schedule = { ...usualSchedule, rounds: 6 }

test('what was taught is told apart, in words not heard before', () => {
  const model = train(examples, ['fee', 'lost'], schedule)
  expect(rank(model, featuresOf('我的卡丢了'))[0]?.value).toBe('lost')
  expect(rank(model, featuresOf('收手续费么'))[0]?.value).toBe('fee')
})

test('the same texts give the same model, bit for bit', () => {
  const once = train(examples, ['fee', 'lost'], schedule)
  const again = train(examples, ['fee', 'lost'], schedule)
  expect(Buffer.from(again.weights.buffer).equals(Buffer.from(once.weights.buffer))).toBe(true)
})

test('a label that nobody named is refused', () => {
  expect(() => train(examples, ['fee'], schedule)).toThrow('no class lost')
})

test('a model comes back from its file as it went in', () => {
  const model = { ...train(examples, ['fee', 'lost'], schedule), temperature: 1.4 }
  const models = { intent: model, business: model, nature: model, emotion: model, complaint: model }
  expect(unpack(pack(models))).toEqual(models)
})

test('one who is sure and wrong half the time is made less sure', () => {
  const scored = Array.from({ length: 40 }, (_, at) => ({ scores: Float32Array.of(4, 0), target: at % 2 }))
  const temperature = calibrate(scored)
  expect(temperature).toBeGreaterThan(1)
  expect(sharesOf(Float32Array.of(4, 0), temperature)[0]).toBeLessThan(0.9)
})
