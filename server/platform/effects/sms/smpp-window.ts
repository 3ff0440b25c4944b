import { SmsFailure } from './gateway.ts'

export type SmppWindow = { run<T>(work: () => Promise<T>): Promise<T> }

/** Lets `size` works run at once and the rest wait in order of arrival; carriers cut links that send past their window. */
export function createWindow(size: number, mostWaiting: number): SmppWindow {
  const waiting: (() => void)[] = []
  let free = size
  return {
    async run(work) {
      if (free > 0) free--
      else if (waiting.length >= mostWaiting)
        throw new SmsFailure('sms.too-busy', `${mostWaiting} messages are waiting`, { retry: true })
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        // The place is handed on, not freed: nobody who comes in between can take it.
        if (next) next()
        else free++
      }
    },
  }
}
