import { readWave } from '../files/wave.ts'
import type { Sound } from './engine.ts'

/**
 * The sound of a WAV file, its channels mixed into one; undefined for anything else. No codec is needed: our recorder makes
 * WAV of 16 kHz in the browser, and what other programs compressed is heard by a person.
 */
export function soundOf(file: Buffer): Sound | undefined {
  const wave = readWave(file)
  if (!wave) return undefined
  const { from, bytes, channels, sampleRate } = wave
  const samples = new Float32Array(Math.floor(bytes / (2 * channels)))
  for (let index = 0; index < samples.length; index++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++)
      sum += file.readInt16LE(from + (index * channels + channel) * 2) / 32_768
    samples[index] = sum / channels
  }
  return { samples, sampleRate }
}
