import { useCallback, useState } from 'react'

const prefix = 'bihuan.draft.'

/** What is being typed, kept in this tab until it is sent: a reload or a new sign-in loses nothing. */
export function useDraft(name: string, start = ''): [string, (text: string) => void, () => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(prefix + name) ?? start)
  const write = useCallback(
    (next: string) => {
      setText(next)
      if (next === '') sessionStorage.removeItem(prefix + name)
      else sessionStorage.setItem(prefix + name, next)
    },
    [name],
  )
  const clear = useCallback(() => write(''), [write])
  return [text, write, clear]
}

/** On signing out: the next person at this desk finds nothing. */
export function forgetDrafts() {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name)
}
