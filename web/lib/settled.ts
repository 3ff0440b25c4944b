import { useEffect, useState } from 'react'

/** What was typed, once the typing rests: the server is not asked at every letter. */
export function useSettled<T>(value: T, restMilliseconds = 250): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMilliseconds)
    return () => clearTimeout(timer)
  }, [value, restMilliseconds])
  return settled
}
