import { expect, test } from 'vitest'
import { resample, SAMPLE_RATE } from './wave.ts'

const tone = (hertz: number, rate: number, seconds = 1) =>
  Float32Array.from({ length: rate * seconds }, (_, index) => Math.sin((index / rate) * hertz * 2 * Math.PI))
const loudness = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, it) => sum + it * it, 0) / samples.length)

test('a recording at the rate of any microphone becomes as long a one at 16 kHz', () => {
  for (const rate of [8000, 16_000, 44_100, 48_000])
    expect(Math.abs(resample(tone(440, rate), rate).length - SAMPLE_RATE)).toBeLessThanOrEqual(1)
})

test('a voice keeps its loudness, and what no voice holds is quieter than it was', () => {
  expect(loudness(resample(tone(440, 48_000), 48_000))).toBeGreaterThan(0.69)
  expect(loudness(resample(tone(15_900, 48_000), 48_000))).toBeLessThan(0.1)
})
