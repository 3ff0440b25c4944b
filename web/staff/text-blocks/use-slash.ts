import { type KeyboardEvent, useState } from 'react'
import { isComposing } from '../../lib/keys.ts'

/** `/` at the beginning of a line opens the text blocks; within a line it is a stroke like any other. */
export function useSlash() {
  const [isOpen, setOpen] = useState(false)
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== '/' || isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    const { value, selectionStart } = event.currentTarget
    if (selectionStart > 0 && value[selectionStart - 1] !== '\n') return
    event.preventDefault()
    setOpen(true)
  }
  return { isOpen, setOpen, pressed }
}
