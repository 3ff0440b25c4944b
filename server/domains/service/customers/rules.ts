/** Full years on a day, both as `2026-11-24`: a birthday is a date, not a moment. */
export function ageOn(day: string, bornOn: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** Manual 2.3.1 speaks of the elderly; from which year on stands in manual/customer.yaml. */
export const isElderly = (day: string, bornOn: string | null, fromYears: number): boolean | null =>
  bornOn ? ageOn(day, bornOn) >= fromYears : null
