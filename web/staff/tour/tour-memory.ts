/** How far somebody was shown around, in this browser: undefined before the first time, else the step, or that it is over. */
const name = (staffId: string) => `bihuan.tour.${staffId}`

export type TourMemory = { step: number; isOver: boolean }

export function readTour(staffId: string): TourMemory | undefined {
  const kept = localStorage.getItem(name(staffId))
  const [, step, over] = /^(\d{1,2})(!?)$/.exec(kept ?? '') ?? []
  return step === undefined ? undefined : { step: Number(step), isOver: over === '!' }
}

export const keepTour = (staffId: string, { step, isOver }: TourMemory) =>
  localStorage.setItem(name(staffId), `${step}${isOver ? '!' : ''}`)
