import { useEffect, useRef } from 'react'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], [role="listbox"]') !== null)

const isOverlaid = () =>
  document.querySelector('.ant-modal-wrap:not([style*="none"]), .ant-drawer-open, .ant-tour') !== null

/** Whether a key belongs to the input method, which is still choosing characters (keyCode 229: older browsers). */
export const isComposing = (event: { isComposing: boolean; keyCode: number }) =>
  event.isComposing || event.keyCode === 229

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'isComposing' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'
>
type Around = { isTyping: boolean; isOverlaid: boolean }

/** A full-width mark is the same key: `？` is what `?` becomes under a Chinese layout. */
const plain = (key: string) => (key === '？' ? '?' : key)

/** Which single key of a screen this is: none while somebody types, while an input method composes, or under a dialog. */
export function keyOf(event: Pressed, around: Around): string | undefined {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined
  return around.isTyping || around.isOverlaid ? undefined : plain(event.key)
}

/** What a key does, and in one line what that is: the line stands in the list of keys. */
export type Key = { says: string; act: () => void }
type Keys = Record<string, Key>
const present = new Set<{ current: Keys }>()

/** The keys of the screens that are open now, for the list that `?` shows. */
export const keysNow = (): { key: string; says: string }[] =>
  [...present].flatMap(({ current }) => Object.entries(current).map(([key, { says }]) => ({ key, says })))

/** Single keys of a screen. */
export function useKeys(keys: Keys) {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const key = keyOf(event, { isTyping: isTyping(event.target), isOverlaid: isOverlaid() })
      const known = key === undefined ? undefined : current.current[key]
      if (!known) return
      event.preventDefault()
      known.act()
    }
    present.add(current)
    addEventListener('keydown', pressed)
    return () => {
      present.delete(current)
      removeEventListener('keydown', pressed)
    }
  }, [])
}
