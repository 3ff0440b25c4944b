/**
 * What is being typed, kept in this tab until it is sent: a reload or a new sign-in loses nothing. Only in this tab
 * and only until signing out: it may hold a customer's words.
 */
const prefix = 'bihuan.draft.'

export function readDraft<F extends object>(name: string): Partial<F> {
  const kept = sessionStorage.getItem(prefix + name)
  return kept === null ? {} : (JSON.parse(kept) as Partial<F>)
}

export const keepDraft = (name: string, fields: object) => sessionStorage.setItem(prefix + name, JSON.stringify(fields))

export const forgetDraft = (name: string) => sessionStorage.removeItem(prefix + name)

/** On signing out: the next person at this desk finds nothing. */
export function forgetDrafts() {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name)
}
