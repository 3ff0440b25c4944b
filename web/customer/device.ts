/** Small things that this device remembers; a WebView that forbids it remembers them as long as the page is open. */
const inMemory = new Map<string, string>()

function shelf(name: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return window[name]
  } catch {
    return undefined
  }
}

const recall = (store: 'localStorage' | 'sessionStorage', name: string): string | null => {
  try {
    return shelf(store)?.getItem(name) ?? inMemory.get(name) ?? null
  } catch {
    return inMemory.get(name) ?? null
  }
}

function keep(store: 'localStorage' | 'sessionStorage', name: string, value: string): void {
  inMemory.set(name, value)
  try {
    shelf(store)?.setItem(name, value)
  } catch {
    // Full or forbidden: the copy in memory serves this visit.
  }
}

const parsed = <T>(text: string | null): T | undefined => {
  try {
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

/** For good: how this person wishes to read. */
export const recallChoice = <T>(name: string) => parsed<T>(recall('localStorage', name))
export const keepChoice = (name: string, value: unknown) => keep('localStorage', name, JSON.stringify(value))

/** For this visit only, so that a reload loses nothing and the next person finds nothing. */
export const recallVisit = <T>(name: string) => parsed<T>(recall('sessionStorage', name))
export const keepVisit = (name: string, value: unknown) => keep('sessionStorage', name, JSON.stringify(value))
