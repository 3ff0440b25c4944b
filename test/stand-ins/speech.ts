import type { Sound, SpeechEngine } from '#platform/speech/engine.ts'

/** An engine that says what it is told to hear, keeps the port's contract and notes what it was given. */
export function standInSpeech(...sayings: (string | Error)[]) {
  const heard: Sound[] = []
  const engine: SpeechEngine = {
    name: 'stand-in',
    async transcribe(sound) {
      if (sound.sampleRate < 8000 || sound.samples.length === 0) throw new Error('no sound')
      heard.push(sound)
      const saying = sayings.length > 1 ? sayings.shift() : sayings[0]
      if (saying instanceof Error) throw saying
      return saying ?? ''
    },
  }
  return { engine, heard }
}
