/** Runs beside the page, where sound is made: hands over what the microphone hears, as it is. */
declare const registerProcessor: (name: string, processor: new () => AudioWorkletProcessor) => void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

class Tap extends AudioWorkletProcessor {
  process([input]: Float32Array[][]): boolean {
    const channel = input?.[0]
    if (channel) this.port.postMessage(channel.slice())
    return true
  }
}

registerProcessor('tap', Tap)
