import { expect, test } from 'vitest'
import { readWave, secondsOf } from '#platform/files/wave.ts'
import { encodeWave, joinSamples, SAMPLE_RATE } from '../web/lib/files/wave.ts'

test('the server reads what the browser wrote: its rate, its length, its loudest samples uncut', () => {
  const samples = joinSamples([Float32Array.from([2, -2, 0]), new Float32Array(SAMPLE_RATE - 3)])
  const file = Buffer.from(encodeWave(samples))
  const wave = readWave(file)
  expect(wave).toMatchObject({ sampleRate: SAMPLE_RATE, channels: 1, bits: 16, from: 44, bytes: SAMPLE_RATE * 2 })
  expect(wave && secondsOf(wave)).toBe(1)
  expect([file.readInt16LE(44), file.readInt16LE(46)]).toEqual([32_767, -32_768])
})
