import type { Duplicate } from '#contract/comfort.ts'

/** How near two cases stand beside their words. */
export type Nearness = Duplicate['because']

/**
 * From which likeness a case is worth a look: the same customer says the same again in other words, so little is enough;
 * of strangers at one counter only what is nearly the same.
 */
const LEAST: Readonly<Record<Nearness, number>> = { customer: 0.35, phone: 0.35, unit: 0.75 }

export const isWorthALook = (because: Nearness, likeness: number): boolean => likeness >= LEAST[because]

/** Within this many days a complaint is the same one again, and not an old grief come back. */
export const NEAR_DAYS = 30
export const MOST_SHOWN = 5
