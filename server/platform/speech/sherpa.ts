import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { OfflineRecognizer } from 'sherpa-onnx-node'
import { ConfigurationFault } from '../config.ts'
import type { SpeechEngine } from './engine.ts'

type Models = Parameters<typeof OfflineRecognizer.createAsync>[0]['modelConfig']
const THREADS = 2

/**
 * sherpa-onnx over the model in a folder as its makers publish it: SenseVoice or Paraformer (one model), Whisper (encoder
 * and decoder) or a transducer (with a joiner), beside their tokens. The folder is looked at now, so that a wrong one stops
 * the start; model and module are loaded with the first voice. Decoding happens outside the event loop, one at a time.
 */
export function sherpaEngine(folder: string): SpeechEngine {
  const models = modelsIn(folder)
  let loading: Promise<OfflineRecognizer> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const load = async () => {
    const { default: sherpa } = (await import('sherpa-onnx-node')) as unknown as {
      default: typeof import('sherpa-onnx-node')
    }
    return sherpa.OfflineRecognizer.createAsync({
      featConfig: { sampleRate: 16_000, featureDim: 80 },
      modelConfig: models,
    })
  }
  async function decode(sound: Parameters<SpeechEngine['transcribe']>[0]): Promise<string> {
    loading ??= load()
    // A failed load is tried again with the next voice.
    const recogniser = await loading.catch((error: unknown) => {
      loading = undefined
      throw error
    })
    const stream = recogniser.createStream()
    stream.acceptWaveform(sound)
    return (await recogniser.decodeAsync(stream)).text.trim()
  }
  return {
    name: `sherpa-onnx ${basename(folder)}`,
    transcribe(sound) {
      const mine = turn.then(() => decode(sound))
      turn = mine.catch(() => {})
      return mine
    },
  }
}

/** Which model lies in a folder, told by the names of its files; of two precisions the smaller (int8) is taken. */
export function modelsIn(folder: string): Models {
  let names: string[]
  try {
    names = readdirSync(folder).toSorted((a, b) => Number(b.includes('int8')) - Number(a.includes('int8')))
  } catch {
    throw new ConfigurationFault(`BIHUAN_SPEECH_MODEL is wrong: there is no folder ${folder}.`)
  }
  const find = (pattern: RegExp) => {
    const name = names.find((each) => pattern.test(each))
    return name && join(folder, name)
  }
  const [tokens, model] = [find(/tokens\.txt$/), find(/^model.*\.onnx$/)]
  const [encoder, decoder, joiner] = [find(/encoder.*\.onnx$/), find(/decoder.*\.onnx$/), find(/joiner.*\.onnx$/)]
  if (!tokens) throw new ConfigurationFault(`BIHUAN_SPEECH_MODEL is wrong: ${folder} has no tokens.txt.`)
  const shared = { tokens, numThreads: THREADS, provider: 'cpu' as const }
  if (encoder && decoder && joiner) return { ...shared, transducer: { encoder, decoder, joiner } }
  if (encoder && decoder) return { ...shared, whisper: { encoder, decoder, language: 'zh', task: 'transcribe' } }
  if (!model) throw new ConfigurationFault(`BIHUAN_SPEECH_MODEL is wrong: ${folder} has no model that is known.`)
  return /sense-?voice/i.test(basename(folder))
    ? { ...shared, senseVoice: { model, language: 'auto', useInverseTextNormalization: 1 } }
    : { ...shared, paraformer: { model } }
}
