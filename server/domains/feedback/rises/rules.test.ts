import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDice } from '#platform/demo/dice.ts'
import { benjaminiHochberg, type Counted, chanceOf, compareAll } from './rules.ts'

const RULES = { leastEarlierWeeks: 8, falseAlarmPercent: 5, leastRise: 4 }

/** Counts as chance makes them; with `spread` above 1 they vary more than Poisson (a gamma mixture). */
function chanceMaker(seed: number) {
  const dice = createDice(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - dice.next())) * Math.cos(2 * Math.PI * dice.next())
  const poisson = (mean: number): number => {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    let [n, product] = [0, dice.next()]
    for (const floor = Math.exp(-mean); product > floor; n += 1) product *= dice.next()
    return n
  }
  // Marsaglia and Tsang's method, for shapes of at least one.
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3
    for (;;) {
      const z = normal()
      const v = (1 + z / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(1 - dice.next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v
    }
  }
  return (mean: number, spread = 1) => poisson(spread === 1 ? mean : gamma(mean / (spread - 1)) * (spread - 1))
}
const weeksOf = (draw: (mean: number, spread?: number) => number, mean: number, spread = 1): Counted => ({
  n: draw(mean, spread),
  earlier: Array.from({ length: 12 }, () => draw(mean, spread)),
})

const sumOf = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

/** The tail of a binomial, summed term by term in logarithms: slow and beyond doubt. */
function binomialTail(k: number, n: number, p: number): number {
  let [total, logTerm] = [0, n * Math.log1p(-p)]
  for (let i = 0; i <= n; i += 1) {
    if (i >= k) total += Math.exp(logTerm)
    logTerm += Math.log(n - i) - Math.log(i + 1) + Math.log(p) - Math.log1p(-p)
  }
  return total
}

test('the chance is that of a binomial, term by term', () => {
  const count = fc.integer({ min: 0, max: 300 })
  fc.assert(
    fc.property(count, count, fc.integer({ min: 1, max: 26 }), (n, before, weeks) => {
      const exact = binomialTail(n, n + before, 1 / (weeks + 1))
      expect(chanceOf(n, before, weeks)).toBeCloseTo(exact, 9)
    }),
  )
})

test('fifteen against five a week is rare, seven is not', () => {
  expect(chanceOf(15, 60, 12)).toBeLessThan(0.001)
  expect(chanceOf(7, 60, 12)).toBeGreaterThan(0.2)
  expect(chanceOf(0, 60, 12)).toBe(1)
})

test('the more there are, the rarer; the more the past varied, the less rare', () => {
  const small = fc.integer({ min: 1, max: 60 })
  fc.assert(
    fc.property(small, small, fc.double({ min: 1, max: 6, noNaN: true }), (n, before, dispersion) => {
      expect(chanceOf(n + 1, before, 12)).toBeLessThanOrEqual(chanceOf(n, before, 12))
      // What is above its past only: below it, a wider past makes it less ordinary.
      if (n > before / 12 + 2)
        expect(chanceOf(n, before, 12, dispersion)).toBeGreaterThanOrEqual(chanceOf(n, before, 12) - 1e-9)
    }),
  )
})

test('where nothing changed, hardly one map in twenty has a mark at all', () => {
  const draw = chanceMaker(1)
  const means = Array.from({ length: 120 }, (_, i) => 0.2 * 1.045 ** i)
  const marked = Array.from({ length: 400 }, () =>
    compareAll(
      means.map((mean) => weeksOf(draw, mean)),
      RULES,
    ),
  ).filter(({ verdicts }) => verdicts.some(({ isRise }) => isRise))
  expect(marked.length / 400).toBeLessThanOrEqual(0.07)
})

test('weeks that vary three times as much as chance alone seldom raise an alarm, where the plain test nearly always does', () => {
  const draw = chanceMaker(2)
  const means = Array.from({ length: 80 }, (_, i) => 3 + i / 2)
  const maps = Array.from({ length: 200 }, () => means.map((mean) => weeksOf(draw, mean, 3)))
  const alarmed = maps.filter((map) => compareAll(map, RULES).verdicts.some(({ isRise }) => isRise))
  expect(alarmed.length / 200).toBeLessThanOrEqual(0.15)
  const plainly = maps.filter((map) => {
    const chances = map.map(({ n, earlier }) => chanceOf(n, sumOf(earlier), 12))
    return benjaminiHochberg(chances, 0.05) >= 0
  })
  expect(plainly.length / 200).toBeGreaterThan(0.9)
})

test('a cell that tripled is found among a hundred and twenty quiet ones: from ten mostly, from twenty always', () => {
  const draw = chanceMaker(3)
  const foundFrom = (mean: number) =>
    Array.from({ length: 200 }, () => {
      const quiet = Array.from({ length: 120 }, (_, i) => weeksOf(draw, 0.5 + i / 6))
      const tripled = { n: draw(3 * mean), earlier: Array.from({ length: 12 }, () => draw(mean)) }
      return compareAll([tripled, ...quiet], RULES).verdicts[0]?.isRise
    }).filter(Boolean).length / 200
  expect(foundFrom(10)).toBeGreaterThanOrEqual(0.8)
  expect(foundFrom(20)).toBeGreaterThanOrEqual(0.99)
})

test('without enough earlier weeks nothing is marked, however many come', () => {
  const { verdicts, compared } = compareAll([{ n: 500, earlier: [1, 2, 1] }], RULES)
  expect([verdicts[0]?.isRise, compared]).toEqual([false, 0])
})

test('the mean is that of the earlier weeks', () => {
  expect(compareAll([{ n: 1, earlier: [0, 3, 6, 3, 0, 0, 0, 0] }], RULES).verdicts[0]?.expected).toBe(1.5)
})

test('among many comparisons the bar is the highest that Benjamini and Hochberg allow', () => {
  expect(benjaminiHochberg([0.01, 0.02, 0.9], 0.05)).toBe(0.02)
  expect(benjaminiHochberg([0.04, 0.9], 0.05)).toBe(-1)
  expect(benjaminiHochberg([], 0.05)).toBe(-1)
})
