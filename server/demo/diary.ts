import { Refusal } from '#platform/refusal.ts'

/** Something that somebody does at its time; it says how many minutes later it goes on, or that it is over. */
export type Errand = AsyncGenerator<Date, void, void>

const SLOT = 20 * 60_000
const LANES = 6

/** What happens when, in slots of twenty minutes: errands of one slot run side by side, as people do. */
export class Diary {
  readonly #slots = new Map<number, Errand[]>()
  readonly refused = new Map<string, number>()

  enter(at: Date, errand: Errand): void {
    const slot = Math.ceil(at.getTime() / SLOT)
    this.#slots.set(slot, [...(this.#slots.get(slot) ?? []), errand])
  }

  /** Does what stands in the slot that ends at `at`. A refusal ends an errand: people run into one another. */
  async live(at: Date): Promise<number> {
    const slot = Math.floor(at.getTime() / SLOT)
    const due = this.#slots.get(slot) ?? []
    this.#slots.delete(slot)
    let next = 0
    const lane = async () => {
      for (let errand = due[next++]; errand; errand = due[next++]) await this.#goOn(errand, at)
    }
    await Promise.all(Array.from({ length: Math.min(LANES, due.length) }, lane))
    return due.length
  }

  async #goOn(errand: Errand, at: Date): Promise<void> {
    try {
      const { value, done } = await errand.next()
      if (done || !value) return
      // Never again in the slot that is being lived.
      this.enter(new Date(Math.max(value.getTime(), at.getTime() + 1)), errand)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refused.set(error.code, (this.refused.get(error.code) ?? 0) + 1)
    }
  }
}

export const SLOT_MILLISECONDS = SLOT
