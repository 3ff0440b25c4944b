/** 2026-11-24 20:15 in China, whatever the zone of the machine that says it. */
const minuteOf = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** What stands behind every screen, page and export of the staff's: who looked at it, and when. */
export const watermarkText = ({ name, login }: { name: string; login: string }, at: Date): string =>
  `${name} ${login} ${minuteOf(at)}`
