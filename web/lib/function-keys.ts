import { useEffect, useRef } from 'react'
import { isComposing } from './keys.ts'

type FunctionKey = 'F2' | 'F4' | 'F8' | 'F9'

/**
 * The keys of a desk that is worked without a mouse: they act while somebody types as well, never while an input method
 * composes, and once for each press however long it is held.
 */
export function useFunctionKeys(keys: Partial<Record<FunctionKey, (() => void) | undefined>>) {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.key in current.current) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (isComposing(event)) return
      event.preventDefault()
      if (!event.repeat) current.current[event.key as FunctionKey]?.()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}
