/** A count of this week beside those of the weeks before it, oldest first. */
export type Counted = { n: number; earlier: readonly number[] }
export type RiseVerdict = {
  /** The mean of the earlier weeks: what this week would bring if nothing had changed. */
  expected: number
  /** How often so many, or more, would come if nothing had changed. */
  chance: number
  isRise: boolean
}
export type RiseRules = { leastEarlierWeeks: number; falseAlarmPercent: number; leastRise: number }
export type Comparison = { verdicts: RiseVerdict[]; compared: number; dispersion: number }

/**
 * Which of many counts rose beyond chance. Each is tested against its own history: given how many there were in all,
 * this week's share of them is binomial (the exact conditional test of two Poisson rates), with both counts divided by
 * the over-dispersion that the history shows. Over all cells Benjamini-Hochberg holds the share of false marks.
 */
export function compareAll(cells: readonly Counted[], rules: RiseRules): Comparison {
  const pooled = pooledDispersion(cells)
  const verdicts = cells.map((cell) => ({ ...judge(cell, dispersionOf(cell, pooled)), isRise: false }))
  const family = cells.flatMap((cell, at) => (canEverRise(cell, rules) ? [at] : []))
  const bar = benjaminiHochberg(
    family.map((at) => (verdicts[at] as RiseVerdict).chance),
    rules.falseAlarmPercent / 100,
  )
  for (const at of family) {
    const [verdict, cell] = [verdicts[at] as RiseVerdict, cells[at] as Counted]
    verdict.isRise = cell.n >= rules.leastRise && verdict.chance <= bar
  }
  return { verdicts, compared: family.length, dispersion: pooled }
}

/**
 * Only cells that could reach significance are compared. That looks at the sum of all weeks alone, on which the test
 * conditions, and so takes nothing away from it.
 */
const canEverRise = ({ n, earlier }: Counted, rules: RiseRules): boolean =>
  earlier.length >= rules.leastEarlierWeeks && n + sum(earlier) >= rules.leastRise

function judge({ n, earlier }: Counted, dispersion: number): { expected: number; chance: number } {
  const weeks = earlier.length
  if (weeks === 0) return { expected: 0, chance: 1 }
  const before = sum(earlier)
  return { expected: before / weeks, chance: chanceOf(n, before, weeks, dispersion) }
}

/** P(Binomial(n + before, 1 / (weeks + 1)) ≥ n), which for a dispersion of 1 is exact. */
export function chanceOf(n: number, before: number, weeks: number, dispersion = 1): number {
  if (n <= 0) return 1
  return incompleteBeta(1 / (weeks + 1), n / dispersion, before / dispersion + 1)
}

/** How much more than Poisson the weeks of one cell vary, leaning on all cells' where the own history says little. */
function dispersionOf({ earlier }: Counted, pooled: number): number {
  const own = pearson(earlier)
  const LEAN = 11
  return Math.max(1, (own.squares + LEAN * pooled) / (own.freedom + LEAN))
}

function pooledDispersion(cells: readonly Counted[]): number {
  let [squares, freedom] = [0, 0]
  for (const { earlier } of cells) {
    const own = pearson(earlier)
    squares += own.squares
    freedom += own.freedom
  }
  return freedom === 0 ? 1 : Math.max(1, squares / freedom)
}

/** Cells with hardly a count say nothing of their variance. */
function pearson(earlier: readonly number[]): { squares: number; freedom: number } {
  const mean = sum(earlier) / earlier.length
  if (earlier.length < 2 || mean < 0.5) return { squares: 0, freedom: 0 }
  return { squares: sum(earlier.map((n) => (n - mean) ** 2 / mean)), freedom: earlier.length - 1 }
}

/** The largest chance that still counts as beyond chance among so many; -1 where none does. */
export function benjaminiHochberg(chances: readonly number[], share: number): number {
  const sorted = chances.toSorted((a, b) => a - b)
  return sorted.findLast((chance, at) => chance <= (share * (at + 1)) / sorted.length) ?? -1
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

// ── the regularised incomplete beta function, by its continued fraction

/** Stirling's series above 8, below it by the recurrence: twelve digits, which is far more than a chance needs. */
function logGamma(x: number): number {
  if (x < 8) return logGamma(x + 1) - Math.log(x)
  const square = x * x
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / x
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series
}

export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  const TINY = 1e-300
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= 500; m += 1) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / away(1 + term * d)
      c = away(1 + term / c)
      value *= c * d
    }
    if (Math.abs(c * d - 1) < 1e-14) break
  }
  return value
}
