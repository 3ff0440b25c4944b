/** RIFF WAVE with whole samples, as a recorder makes it. */
export type Wave = { sampleRate: number; channels: number; bits: number; from: number; bytes: number }

const PCM = 1
const EXTENSIBLE = 0xfffe

/** Where the samples lie and how they are to be read; undefined for what is no plain PCM of 16 bits. */
export function readWave(file: Buffer, wholeBytes = file.length): Wave | undefined {
  if (file.length < 44 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') return
  let format: Pick<Wave, 'sampleRate' | 'channels' | 'bits'> | undefined
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4)
    const bytes = file.readUInt32LE(at + 4)
    if (name === 'fmt ' && at + 24 <= file.length) {
      if (![PCM, EXTENSIBLE].includes(file.readUInt16LE(at + 8))) return
      format = {
        channels: file.readUInt16LE(at + 10),
        sampleRate: file.readUInt32LE(at + 12),
        bits: file.readUInt16LE(at + 22),
      }
    }
    if (name === 'data') {
      if (format?.bits !== 16 || format.channels < 1 || format.sampleRate < 4000) return
      return { ...format, from: at + 8, bytes: Math.min(bytes, wholeBytes - at - 8) }
    }
    at += 8 + bytes + (bytes % 2)
  }
  return
}

export const secondsOf = ({ bytes, sampleRate, channels }: Wave): number => bytes / (2 * channels * sampleRate)
