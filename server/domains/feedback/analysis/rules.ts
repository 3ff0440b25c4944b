import type { FrequentProblem, ReportBody, RiskyProblem } from '#contract/analysis.ts'
import { formatDay } from '#platform/calendar/day.ts'
import type { PeriodBounds } from '#platform/calendar/period.ts'
import type { Analysis } from '#platform/manual/analysis.ts'
import { backgroundOf, countAlike, groupAlike, type Said, typicalWords } from '../frequent/rules.ts'
import { type CellCount, compareCells } from '../heat-map/rules.ts'

export type WeekVoice = Said & {
  business: string
  nature: string
  tier: string
  isComplaint: boolean
  grade: string | null
  /** The rule that graded its case. */
  rule: string | null
}
export type WeekOfVoices = {
  bounds: PeriodBounds
  week: string
  cells: readonly CellCount[]
  earlierWeeks: number
  voices: readonly WeekVoice[]
  before: readonly WeekVoice[]
}

/** The numbers of feedback that stand beside a figure; the figure itself counts all. */
const MOST_NUMBERS = 50

/** A week as its report tells it (4.2.1): counts, what was frequent, what is grave, what rose beyond chance. */
export function composeReport(found: WeekOfVoices, rules: Analysis): ReportBody {
  const { bounds, week, cells, earlierWeeks, voices, before } = found
  const { verdicts, compared } = compareCells(cells, rules)
  const isRise = (at: number) => verdicts[at]?.isRise === true
  const kindOf = ({ business, nature }: { business: string; nature: string }) => `${business} ${nature}`
  const byKind = Map.groupBy(before, kindOf)
  const beforeOf = (cell: { business: string; nature: string }) => byKind.get(kindOf(cell))?.length ?? 0
  return {
    week,
    fromOn: formatDay(bounds.firstDay),
    untilOn: formatDay(bounds.lastDay),
    total: sum(cells.map(({ n }) => n)),
    totalBefore: before.length,
    complaints: voices.filter((voice) => voice.isComplaint).length,
    complaintsBefore: before.filter((voice) => voice.isComplaint).length,
    tiers: tiersOf(voices, before),
    cells: cells.map(({ business, nature, n }, at) => ({
      business,
      nature,
      n,
      before: beforeOf({ business, nature }),
      expected: earlierWeeks > 0 ? (verdicts[at]?.expected ?? 0) : null,
      isRise: isRise(at),
    })),
    earlierWeeks,
    compared,
    frequent: frequentOf(voices, before, rules),
    risky: riskyOf(voices, before, rules),
    rising: cells
      .flatMap((cell, at) => (isRise(at) ? [{ cell, verdict: verdicts[at] as (typeof verdicts)[number] }] : []))
      .toSorted((a, b) => a.verdict.chance - b.verdict.chance)
      .map(({ cell: { business, nature, n }, verdict: { expected, chance } }) => ({
        business,
        nature,
        n,
        before: beforeOf({ business, nature }),
        expected,
        chance,
        numbers: numbersOf(voices.filter((it) => it.business === business && it.nature === nature)),
      })),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
const numbersOf = (voices: readonly WeekVoice[]) => voices.slice(0, MOST_NUMBERS).map(({ number }) => number)

function tiersOf(voices: readonly WeekVoice[], before: readonly WeekVoice[]): ReportBody['tiers'] {
  const count = (of: readonly WeekVoice[], tier: string) => of.filter((voice) => voice.tier === tier).length
  const tiers = [...new Set([...voices, ...before].map(({ tier }) => tier))]
  return tiers
    .map((tier) => ({ tier, n: count(voices, tier), before: count(before, tier) }))
    .toSorted((a, b) => b.n - a.n || (a.tier < b.tier ? -1 : 1))
}

function frequentOf(
  all: readonly WeekVoice[],
  allBefore: readonly WeekVoice[],
  { frequent, notProblems }: Analysis,
): FrequentProblem[] {
  const isProblem = ({ nature }: WeekVoice) => !notProblems.includes(nature)
  const [voices, before] = [all.filter(isProblem), allBefore.filter(isProblem)]
  const groups = groupAlike(voices, frequent.likeness).filter((group) => group.voices.length >= frequent.leastVoices)
  if (groups.length === 0) return []
  const background = backgroundOf(voices.map(({ text }) => text))
  return groups.slice(0, frequent.most).map(({ leader, voices: alike }) => ({
    business: mostUsed(alike.map(({ business }) => business)),
    nature: mostUsed(alike.map(({ nature }) => nature)),
    n: alike.length,
    before: countAlike(leader, before, frequent.likeness),
    numbers: numbersOf(alike),
    words: typicalWords(
      alike.map(({ text }) => text),
      background,
      frequent,
    ),
  }))
}

function mostUsed(words: readonly string[]): string {
  const counts = [...Map.groupBy(words, (word) => word)].toSorted(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  )
  return counts[0]?.[0] ?? ''
}

/** Why a voice is grave, by the first reason of the manual that holds. */
export const riskOf = ({ grade, rule, nature }: WeekVoice, { risky }: Analysis) =>
  risky.reasons.find(
    (reason) =>
      (rule !== null && reason.rules.includes(rule)) ||
      reason.natures.includes(nature) ||
      reason.grades.some((it) => it === grade),
  )

function riskyOf(voices: readonly WeekVoice[], before: readonly WeekVoice[], rules: Analysis): RiskyProblem[] {
  const keyOf = (voice: WeekVoice) => {
    const reason = riskOf(voice, rules)
    return reason && !rules.notProblems.includes(voice.nature) ? `${reason.id} ${voice.business} ${voice.nature}` : ''
  }
  const [now, then] = [Map.groupBy(voices, keyOf), Map.groupBy(before, keyOf)]
  const place = (id: string) => rules.risky.reasons.findIndex((reason) => reason.id === id)
  return [...now]
    .filter(([key]) => key !== '')
    .map(([key, alike]) => {
      const first = alike[0] as WeekVoice
      const reason = riskOf(first, rules) as NonNullable<ReturnType<typeof riskOf>>
      return {
        reason: reason.id,
        name: reason.name,
        business: first.business,
        nature: first.nature,
        n: alike.length,
        before: then.get(key)?.length ?? 0,
        numbers: numbersOf(alike),
      }
    })
    .toSorted((a, b) => place(a.reason) - place(b.reason) || b.n - a.n)
    .slice(0, rules.risky.most)
}
