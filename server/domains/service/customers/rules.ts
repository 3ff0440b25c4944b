/** The MIIT norm and manual 2.3.1 speak of the elderly; China's law counts them from sixty. */
const ELDERLY_FROM = 60

/** Full years on a day, both as `2026-11-24`: a birthday is a date, not a moment. */
export function ageOn(day: string, bornOn: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

export const isElderly = (day: string, bornOn: string | null): boolean | null =>
  bornOn ? ageOn(day, bornOn) >= ELDERLY_FROM : null
