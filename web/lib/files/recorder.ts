import tapAddress from './pcm-worklet.ts?worker&url'
import { encodeWave, joinSamples, resample, SAMPLE_RATE } from './wave.ts'

export type Recording = { blob: Blob; name: string }
export type Recorder = { stop(): Promise<Recording>; cancel(): void }

/** Why nothing is recorded: not allowed, no microphone, or a browser that cannot. */
export class RecordingRefused extends Error {
  readonly why: 'refused' | 'missing' | 'unable'

  constructor(why: RecordingRefused['why']) {
    super(why)
    this.why = why
  }
}

type Options = {
  mostSeconds: number
  /** Called several times a second: how long it is, and how loud (0 to 1). */
  heard?: (seconds: number, level: number) => void
  /** The most is reached: what was said so far is there, and `stop` hands it over. */
  full?: () => void
}

/**
 * Records a voice. Plain and without dependencies, for the staff's app and the customer's light pages. WAV of 16 kHz where
 * the browser has an AudioWorklet, since that is what a speech engine reads; else what its MediaRecorder makes, which a
 * person can hear all the same.
 */
export async function startRecording(options: Options): Promise<Recorder> {
  const stream = await openMicrophone()
  try {
    return typeof AudioWorkletNode === 'undefined' ? recordMedia(stream, options) : await recordWave(stream, options)
  } catch (error) {
    close(stream)
    throw error instanceof RecordingRefused ? error : new RecordingRefused('unable')
  }
}

async function openMicrophone(): Promise<MediaStream> {
  // Absent on pages that are not served securely, and in some WebViews.
  if (!navigator.mediaDevices?.getUserMedia) throw new RecordingRefused('unable')
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
    })
  } catch (error) {
    throw new RecordingRefused(error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'refused')
  }
}

const close = (stream: MediaStream) => {
  for (const track of stream.getTracks()) track.stop()
}

async function recordWave(stream: MediaStream, { mostSeconds, heard, full }: Options): Promise<Recorder> {
  const context = new AudioContext()
  // Safari opens it asleep where the permission was asked for in between.
  await context.resume()
  await context.audioWorklet.addModule(tapAddress)
  const tap = new AudioWorkletNode(context, 'tap', { numberOfOutputs: 0 })
  const parts: Float32Array[] = []
  let count = 0
  tap.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    if (count >= mostSeconds * context.sampleRate) return
    parts.push(data)
    count += data.length
    heard?.(count / context.sampleRate, Math.max(...data.map(Math.abs)))
    if (count >= mostSeconds * context.sampleRate) full?.()
  }
  context.createMediaStreamSource(stream).connect(tap)
  const end = () => {
    tap.port.onmessage = null
    close(stream)
    return context.close()
  }
  return {
    async stop() {
      const rate = context.sampleRate
      await end()
      const samples = resample(joinSamples(parts), rate).subarray(0, mostSeconds * SAMPLE_RATE)
      return { blob: new Blob([encodeWave(samples)], { type: 'audio/wav' }), name: 'voice.wav' }
    },
    cancel: () => void end(),
  }
}

function recordMedia(stream: MediaStream, { mostSeconds, heard, full }: Options): Recorder {
  if (typeof MediaRecorder === 'undefined') throw new RecordingRefused('unable')
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  let seconds = 0
  recorder.ondataavailable = ({ data }) => parts.push(data)
  recorder.start(1000)
  const ticking = setInterval(() => {
    seconds += 1
    heard?.(seconds, 0)
    if (seconds < mostSeconds) return
    clearInterval(ticking)
    full?.()
  }, 1000)
  const end = () => {
    clearInterval(ticking)
    if (recorder.state !== 'inactive') recorder.stop()
    close(stream)
  }
  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.onstop = () => resolve({ blob: new Blob(parts, { type: recorder.mimeType }), name: 'voice.weba' })
        end()
      }),
    cancel: end,
  }
}
