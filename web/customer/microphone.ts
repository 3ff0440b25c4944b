import { RecordingRefused, startRecording } from '../lib/files/recorder.ts'

export type Recording = { stop(): Promise<{ blob: Blob; name: string }> }

/** Five minutes of WAV are 9.6 MB, just below what the bank takes. */
const MOST_SECONDS = 300

export const canRecord = (): boolean =>
  ('AudioWorkletNode' in window || 'MediaRecorder' in window) && !!navigator.mediaDevices?.getUserMedia

/** Records a voice in the form that the bank's engine can write down; undefined where the device or its owner says no. */
export async function record(): Promise<Recording | undefined> {
  try {
    return await startRecording({ mostSeconds: MOST_SECONDS })
  } catch (error) {
    if (error instanceof RecordingRefused) return undefined
    throw error
  }
}

type Recogniser = {
  lang: string
  continuous: boolean
  onresult: (event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void
  onerror: () => void
  start(): void
  stop(): void
}
type Made = new () => Recogniser
const recogniserOf = (): Made | undefined => {
  const place = window as unknown as { SpeechRecognition?: Made; webkitSpeechRecognition?: Made }
  return place.SpeechRecognition ?? place.webkitSpeechRecognition
}

export const canDictate = (): boolean => recogniserOf() !== undefined

/** Writes down what is spoken, where the device can and the speaker wished it. Answers how to stop. */
export function dictate(language: 'zh' | 'en', heard: (text: string) => void): () => void {
  const Made = recogniserOf()
  if (!Made) return () => {}
  const recogniser = new Made()
  recogniser.lang = language === 'zh' ? 'zh-CN' : 'en-GB'
  recogniser.continuous = true
  recogniser.onresult = ({ results }) => heard(Array.from(results, (each) => each[0]?.transcript ?? '').join(''))
  recogniser.onerror = () => {}
  recogniser.start()
  return () => recogniser.stop()
}
