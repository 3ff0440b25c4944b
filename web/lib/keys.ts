import { useEffect, useRef } from 'react'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], [role="listbox"]') !== null)

const isOverlaid = () => document.querySelector('.ant-modal-wrap:not([style*="none"]), .ant-drawer-open') !== null

/** Whether a key belongs to the input method, which is still choosing characters (keyCode 229: older browsers). */
export const isComposing = (event: { isComposing: boolean; keyCode: number }) =>
  event.isComposing || event.keyCode === 229

/** Single keys of a screen. None acts while somebody types, while an input method composes, or under a dialog. */
export function useKeys(keys: Record<string, () => void>) {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target) || isOverlaid()) return
      const act = current.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}
