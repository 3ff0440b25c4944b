import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { recording } from '#test/uploads.ts'
import { modelsIn, sherpaEngine } from './sherpa.ts'
import { soundOf } from './sound.ts'

function folderWith(name: string, ...files: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'speech-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const folder = join(root, name)
  mkdirSync(folder)
  for (const file of files) writeFileSync(join(folder, file), '')
  return folder
}

test('the engine’s own module is there and loads on this machine', async () => {
  const { default: sherpa } = (await import('sherpa-onnx-node')) as unknown as {
    default: typeof import('sherpa-onnx-node')
  }
  expect(sherpa.version).toMatch(/^\d+\.\d+/)
  expect(sherpa.OfflineRecognizer.createAsync).toBeTypeOf('function')
})

test('a folder that holds no model stops the start, and says what is missing', () => {
  expect(() => sherpaEngine('/nowhere')).toThrow(/BIHUAN_SPEECH_MODEL is wrong: there is no folder/)
  expect(() => sherpaEngine(folderWith('empty'))).toThrow(/has no tokens\.txt/)
  expect(() => sherpaEngine(folderWith('half', 'tokens.txt'))).toThrow(/has no model that is known/)
})

test('the published models are told apart by their files, and of two precisions the smaller is taken', () => {
  const senseVoice = folderWith('sherpa-onnx-sense-voice-zh', 'model.onnx', 'model.int8.onnx', 'tokens.txt')
  expect(modelsIn(senseVoice).senseVoice?.model).toBe(join(senseVoice, 'model.int8.onnx'))
  const paraformer = folderWith('sherpa-onnx-paraformer-zh', 'model.int8.onnx', 'tokens.txt')
  expect(modelsIn(paraformer).paraformer?.model).toBe(join(paraformer, 'model.int8.onnx'))
  const whisper = folderWith('whisper', 'tiny-encoder.onnx', 'tiny-decoder.onnx', 'tiny-tokens.txt')
  expect(modelsIn(whisper).whisper?.encoder).toBe(join(whisper, 'tiny-encoder.onnx'))
  const transducer = folderWith('zipformer', 'encoder-1.onnx', 'decoder-1.onnx', 'joiner-1.onnx', 'tokens.txt')
  expect(modelsIn(transducer).transducer?.joiner).toBe(join(transducer, 'joiner-1.onnx'))
})

test('a recording becomes one channel of sound as long as it was; what is no plain WAV is not guessed at', () => {
  const sound = soundOf(recording(0.5))
  expect(sound?.sampleRate).toBe(16_000)
  expect(sound?.samples.length).toBe(8000)
  expect(Math.max(...(sound?.samples ?? []))).toBeCloseTo(8000 / 32_768, 3)
  expect(soundOf(Buffer.from('OggS an opus recording of some browser'))).toBeUndefined()
  const eightBits = recording()
  eightBits.writeUInt16LE(8, 34)
  expect(soundOf(eightBits)).toBeUndefined()
})
