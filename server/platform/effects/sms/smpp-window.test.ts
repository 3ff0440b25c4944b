import { expect, test } from 'vitest'
import { createWindow } from './smpp-window.ts'

test('a place that becomes free goes to whoever has waited longest, and no place is gained or lost by it', async () => {
  const window = createWindow(2, 100)
  const started: number[] = []
  let running = 0
  let most = 0
  const work = (n: number) =>
    window.run(async () => {
      started.push(n)
      most = Math.max(most, ++running)
      await new Promise(setImmediate)
      running--
      // A message that fails gives its place back like any other.
      if (n % 3 === 0) throw new Error('refused')
    })
  for (const round of [0, 1]) await Promise.allSettled(Array.from({ length: 10 }, (_, n) => work(round * 10 + n)))
  expect(most).toBe(2)
  expect(started).toEqual(Array.from({ length: 20 }, (_, n) => n))
})

test('more than the agreed number may not wait: they are to be offered again', async () => {
  const window = createWindow(1, 1)
  const gate = Promise.withResolvers<void>()
  const taken = [window.run(() => gate.promise), window.run(() => gate.promise)]
  await expect(window.run(() => gate.promise)).rejects.toMatchObject({ code: 'sms.too-busy', retry: true })
  gate.resolve()
  await Promise.all(taken)
})
