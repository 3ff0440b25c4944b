/** Limits are whole and at least 1: half a day is 4 working hours, and a limit of nothing is no promise. */
export function wholeAmount(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 1) throw new RangeError(`${amount} is not a whole number from 1`)
  return amount
}
