/** What a proof says, as one line of JSON: how often it tried to break a promise, and how often that succeeded. */
export type ProofLine = Proved & { proof: string; seconds: number }
/** Without the name and the time, and with figures of the proof's own. */
export type Proved = { failures: number; tried: number; [figure: string]: unknown }

/** `full` is what is promised; `small` is the same on little, so that every run of the tests says it again. */
export type Size = 'small' | 'full'

/** Breaks of the promise, each told in a sentence; only the first few are printed, all are counted. */
export class Tally {
  tried = 0
  failures = 0
  readonly first: string[] = []

  check(holds: boolean, otherwise: () => string): void {
    this.tried += 1
    if (holds) return
    this.failures += 1
    if (this.first.length < 5) this.first.push(otherwise())
  }

  /** The line's own part: `first` stands in it only where there is something to tell. */
  get line() {
    return { failures: this.failures, tried: this.tried, ...(this.first.length > 0 && { first: this.first }) }
  }
}

export type Proof = (size: Size) => Promise<Proved>

/** Runs one proof and times it. A proof that cannot run has failed: what stopped it is told. */
export async function runProof(proof: string, prove: Proof, size: Size): Promise<ProofLine> {
  const began = performance.now()
  const seconds = () => Number(((performance.now() - began) / 1000).toFixed(1))
  try {
    const { failures, tried, ...figures } = await prove(size)
    return { proof, failures, tried, seconds: seconds(), ...figures }
  } catch (error) {
    return {
      proof,
      failures: 1,
      tried: 0,
      seconds: seconds(),
      stopped: error instanceof Error ? error.message : String(error),
    }
  }
}
