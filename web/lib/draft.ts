/**
 * What is being typed, kept in this browser until it is sent: a reload, a lost session or a tab that crashed loses
 * nothing. It may hold a customer's words: it is one person's, it goes when they sign out or somebody else signs in, and
 * after a day at the latest.
 */
const prefix = 'bihuan.draft.'
const ownerName = 'bihuan.drafts-of'
const keptMilliseconds = 24 * 3_600_000

type Kept = { at: number; fields: object }

function read(name: string): Kept | undefined {
  const text = localStorage.getItem(name)
  const kept = text === null ? undefined : (JSON.parse(text) as Kept)
  return kept && Date.now() - kept.at < keptMilliseconds ? kept : undefined
}

const names = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix))

export const readDraft = <F extends object>(name: string): Partial<F> =>
  (read(prefix + name)?.fields ?? {}) as Partial<F>

export const keepDraft = (name: string, fields: object) =>
  localStorage.setItem(prefix + name, JSON.stringify({ at: Date.now(), fields } satisfies Kept))

export const forgetDraft = (name: string) => localStorage.removeItem(prefix + name)

/** On signing out: the next person at this desk finds nothing. */
export function forgetDrafts() {
  for (const name of names()) localStorage.removeItem(name)
}

/** Whoever is signed in finds their own drafts of the last day, and nobody else's. */
export function ownDrafts(staffId: string) {
  if (localStorage.getItem(ownerName) !== staffId) forgetDrafts()
  else for (const name of names()) if (!read(name)) localStorage.removeItem(name)
  localStorage.setItem(ownerName, staffId)
}
