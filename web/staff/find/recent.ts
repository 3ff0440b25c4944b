/** What was opened from here lately, in this tab only: it names cases. Gone with the drafts on signing out. */
const NAME = 'bihuan.draft.recent'
const MOST = 6
export type Recent = { to: string; label: string }

export const readRecent = (): Recent[] => JSON.parse(sessionStorage.getItem(NAME) ?? '[]') as Recent[]

export function keepRecent(one: Recent) {
  const rest = readRecent().filter(({ to }) => to !== one.to)
  sessionStorage.setItem(NAME, JSON.stringify([one, ...rest].slice(0, MOST)))
}
