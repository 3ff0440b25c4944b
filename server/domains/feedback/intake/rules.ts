import { dayOf, formatDay } from '#platform/calendar/day.ts'

/** F261124-000123: the day of receipt in Shanghai and a running number; short enough to say on the telephone. */
export const publicNumber = (letter: 'F' | 'C' | 'T' | 'I', at: Date, running: number): string =>
  `${letter}${formatDay(dayOf(at)).slice(2).replaceAll('-', '')}-${String(running).padStart(6, '0')}`

/** The first words, cut by code points, so that no character is cut in half. */
export function titleOf(text: string, length = 40): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : line
}

/** Manual 6.1.3: one or two stars are a dissatisfied event. */
export const isDissatisfied = (rating: number | null | undefined): boolean =>
  rating !== null && rating !== undefined && rating <= 2

/** A rating without a word says how it was, and asks nothing: it opens a case only where it is a dissatisfied event. */
export const opensCase = (text: string, rating: number | null): boolean => text.trim() !== '' || isDissatisfied(rating)
