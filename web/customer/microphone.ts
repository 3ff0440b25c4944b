/** Records a voice; undefined where the device or its owner says no. WebViews name their formats differently. */
export type Recording = { stop(): Promise<{ blob: Blob; name: string }> }

const FORMATS: readonly [string, string][] = [
  ['audio/webm;codecs=opus', 'webm'],
  ['audio/mp4', 'm4a'],
  ['audio/ogg;codecs=opus', 'ogg'],
]

export const canRecord = (): boolean => 'MediaRecorder' in window && !!navigator.mediaDevices?.getUserMedia

export async function record(): Promise<Recording | undefined> {
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  } catch {
    return undefined
  }
  const [mime, ending] = FORMATS.find(([type]) => MediaRecorder.isTypeSupported(type)) ?? ['', 'webm']
  const recorder = new MediaRecorder(stream, mime ? { mimeType: mime, audioBitsPerSecond: 32_000 } : {})
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => pieces.push(data)
  recorder.start(1000)
  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.onstop = () => {
          for (const track of stream.getTracks()) track.stop()
          resolve({ blob: new Blob(pieces, { type: recorder.mimeType }), name: `voice.${ending}` })
        }
        recorder.stop()
      }),
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
