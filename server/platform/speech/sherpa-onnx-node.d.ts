declare module 'sherpa-onnx-node' {
  type Models = {
    senseVoice?: { model: string; language: string; useInverseTextNormalization: number }
    paraformer?: { model: string }
    whisper?: { encoder: string; decoder: string; language: string; task: 'transcribe' }
    transducer?: { encoder: string; decoder: string; joiner: string }
    tokens: string
    numThreads: number
    provider: 'cpu'
  }
  type Config = { featConfig: { sampleRate: number; featureDim: number }; modelConfig: Models }

  export class OfflineStream {
    acceptWaveform(sound: { samples: Float32Array; sampleRate: number }): void
  }
  export class OfflineRecognizer {
    static createAsync(config: Config): Promise<OfflineRecognizer>
    createStream(): OfflineStream
    decodeAsync(stream: OfflineStream): Promise<{ text: string }>
  }
  export const version: string
}
