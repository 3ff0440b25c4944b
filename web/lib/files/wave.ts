/** What speech engines hear: 16,000 samples a second, one channel. 32 kB a second, two minutes in 3.8 MB. */
export const SAMPLE_RATE = 16_000

/**
 * Brings samples to 16 kHz by the mean of all that fall into one: at once the filter that keeps what is too high to be
 * said from folding into what is said. A lower rate is drawn out in steps.
 */
export function resample(samples: Float32Array, from: number): Float32Array {
  if (from === SAMPLE_RATE) return samples
  const ratio = from / SAMPLE_RATE
  return Float32Array.from({ length: Math.floor(samples.length / ratio) }, (_, index) => {
    const start = Math.floor(index * ratio)
    const end = Math.max(start + 1, Math.floor((index + 1) * ratio))
    let sum = 0
    for (let at = start; at < end; at++) sum += samples[at] ?? 0
    return sum / (end - start)
  })
}

/** RIFF WAVE, PCM of 16 bits: what every browser plays and every engine reads without a codec. */
export function encodeWave(samples: Float32Array): ArrayBuffer {
  const wave = new DataView(new ArrayBuffer(44 + samples.length * 2))
  const word = (at: number, text: string) => {
    for (const [index, letter] of [...text].entries()) wave.setUint8(at + index, letter.charCodeAt(0))
  }
  word(0, 'RIFF')
  wave.setUint32(4, 36 + samples.length * 2, true)
  word(8, 'WAVEfmt ')
  wave.setUint32(16, 16, true)
  wave.setUint16(20, 1, true)
  wave.setUint16(22, 1, true)
  wave.setUint32(24, SAMPLE_RATE, true)
  wave.setUint32(28, SAMPLE_RATE * 2, true)
  wave.setUint16(32, 2, true)
  wave.setUint16(34, 16, true)
  word(36, 'data')
  wave.setUint32(40, samples.length * 2, true)
  for (let index = 0; index < samples.length; index++) {
    const value = Math.max(-1, Math.min(1, samples[index] as number))
    wave.setInt16(44 + index * 2, value < 0 ? value * 0x8000 : value * 0x7fff, true)
  }
  return wave.buffer as ArrayBuffer
}

export function joinSamples(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
