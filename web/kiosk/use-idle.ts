import { useEffect, useRef } from 'preact/hooks'

/** Calls `idle` once nobody has touched or typed for a while. Whoever is still writing is never interrupted. */
export function useIdle(milliseconds: number | undefined, idle: () => void) {
  const latest = useRef(idle)
  latest.current = idle
  useEffect(() => {
    if (milliseconds === undefined) return
    let timer = 0
    const restart = () => {
      clearTimeout(timer)
      timer = window.setTimeout(() => latest.current(), milliseconds)
    }
    restart()
    for (const kind of ['pointerdown', 'keydown', 'input']) addEventListener(kind, restart)
    return () => {
      clearTimeout(timer)
      for (const kind of ['pointerdown', 'keydown', 'input']) removeEventListener(kind, restart)
    }
  }, [milliseconds])
}
