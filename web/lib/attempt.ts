/**
 * One attempt at one change keeps one Idempotency-Key, so that pressing again after a lost answer does nothing twice.
 * An answer, also a refusal, ends the attempt; silence and a server's failure do not: the change may have happened.
 */
export class Attempt {
  #key: string | undefined
  #of = ''
  readonly #draw: () => string

  constructor(draw: () => string = () => crypto.randomUUID()) {
    this.#draw = draw
  }

  keyFor(input: unknown): string {
    const of = JSON.stringify(input)
    if (this.#key === undefined || this.#of !== of) {
      this.#key = this.#draw()
      this.#of = of
    }
    return this.#key
  }

  answered() {
    this.#key = undefined
  }
}

/** Whether the server has said no; a lost session, a busy or failing server, or «still being done» is not an answer. */
export const isAnswer = (status: number, code: string) =>
  status < 500 && status !== 401 && status !== 429 && code !== 'idempotency.in-flight'

/** Whether asking again by itself may help: no answer at all, or a server that is busy or failing. */
export const mayHelpToRepeat = (status: number | undefined) => status === undefined || status === 429 || status >= 502
