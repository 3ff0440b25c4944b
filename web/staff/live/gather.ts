/**
 * Gathers what comes in quick succession, so that a list is read once for a hundred pieces of news. The first is acted on
 * after `soonMilliseconds`, the next not before `restMilliseconds` have passed since.
 */
export function gather<T>(
  act: (all: readonly T[]) => void,
  { soonMilliseconds, restMilliseconds }: { soonMilliseconds: number; restMilliseconds: number },
): { add: (one: T) => void; stop: () => void } {
  let waiting: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let isResting = false
  const go = () => {
    timer = undefined
    if (waiting.length === 0) {
      isResting = false
      return
    }
    const all = waiting
    waiting = []
    isResting = true
    timer = setTimeout(go, restMilliseconds)
    act(all)
  }
  return {
    add(one) {
      waiting.push(one)
      if (!isResting) timer ??= setTimeout(go, soonMilliseconds)
    },
    stop: () => clearTimeout(timer),
  }
}
