/** One channel of sound between -1 and 1. */
export type Sound = { samples: Float32Array; sampleRate: number }

/** Writes down what is said. Answers '' where nothing is; throws where it failed, and is then asked again later. */
export type SpeechEngine = {
  /** Stands beside each transcript, so that it can be told which engine heard what. */
  name: string
  transcribe(sound: Sound): Promise<string>
}
