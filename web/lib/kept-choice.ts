import { useSyncExternalStore } from 'react'

/** A person's small choice about the screen, kept in this browser and the same in all its open pages. */
export function keptChoice<T extends string>(name: string, values: readonly [T, ...T[]]) {
  const listeners = new Set<() => void>()
  const read = (): T => values.find((value) => value === localStorage.getItem(name)) ?? values[0]
  const choose = (value: T) => {
    localStorage.setItem(name, value)
    for (const changed of listeners) changed()
  }
  const subscribe = (changed: () => void) => {
    listeners.add(changed)
    addEventListener('storage', changed)
    return () => {
      listeners.delete(changed)
      removeEventListener('storage', changed)
    }
  }
  return { read, choose, use: () => useSyncExternalStore(subscribe, read) }
}
