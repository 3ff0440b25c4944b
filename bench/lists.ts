import type { BenchLine } from './bench-line.ts'
import { type Ask, fillMillion, MILLION, percentile } from './million.ts'
import { openEmptyBank, throwAwayFolder } from './throw-away.ts'

const LIMIT_MILLISECONDS = 100
const TIMES = 20
const word = encodeURIComponent

/** What people ask for at a million cases: their work, the lists with and without filters, words common and rare. */
const ASKED: Readonly<Record<string, string>> = {
  work: '/api/work?scope=mine&limit=50',
  unitWork: '/api/work?scope=unit&limit=50',
  feedback: '/api/feedback?limit=50',
  feedbackFiltered: '/api/feedback?limit=50&nature=fund_security&emotion=angry',
  feedbackRare: '/api/feedback?limit=50&business=corporate&nature=praise&tier=corporate',
  feedbackCounts: '/api/feedback/counts?nature=process',
  searchCommon: `/api/feedback?limit=50&search=${word('银行')}`,
  searchTwoWords: `/api/feedback?limit=50&search=${word('信用卡 限额太低')}`,
  searchRare: `/api/feedback?limit=50&search=${word('琥珀')}`,
  searchNothing: `/api/feedback?limit=50&search=${word('青藏高原')}`,
  countsOfSearch: `/api/feedback/counts?search=${word('信用卡')}`,
  cases: '/api/cases?queue=all&limit=50',
  casesOpen: '/api/cases?queue=unit&open=yes&limit=50',
  caseSearchCommon: `/api/cases?queue=all&limit=50&search=${word('银行')}`,
  caseSearchRare: `/api/cases?queue=all&limit=50&search=${word('琥珀')}`,
  caseByNumber: '/api/cases?queue=all&limit=50&search=C00777777',
}

async function timesOf(ask: Ask, path: string): Promise<number[]> {
  const times: number[] = []
  for (let nth = -2; nth < TIMES; nth++) {
    const { milliseconds } = await ask(path)
    if (nth >= 0) times.push(milliseconds)
  }
  return times
}

/** Half a year back in one step, then page by page: a page costs the same wherever it is. */
async function deepPages(ask: Ask): Promise<number[]> {
  const far = new Date(Date.now() - 182 * 86_400_000).getTime().toString(36)
  let after = `${far}.ffffffff-ffff-7fff-8000-000000000000`
  const times: number[] = []
  for (let nth = 0; nth < TIMES; nth++) {
    const { milliseconds, body } = await ask(`/api/feedback?limit=50&after=${after}`)
    times.push(milliseconds)
    const { next } = body as { next: string | null }
    if (next === null) break
    after = next
  }
  return times
}

/** p95 of each, as a clerk of one outlet, a branch and head office; the value is the slowest of all. */
export async function bench(): Promise<BenchLine> {
  const { folder, close } = throwAwayFolder()
  try {
    const bank = await openEmptyBank(folder)
    const million = await fillMillion(bank, true)
    const took: Record<string, number> = {}
    for (const login of ['clerk', 'branch', 'head'] as const) {
      const ask = await million.as(login)
      for (const [name, path] of Object.entries(ASKED))
        took[`${login}.${name}`] = percentile(await timesOf(ask, path), 0.95)
      took[`${login}.deepPages`] = percentile(await deepPages(ask), 0.95)
    }
    await million.close()
    await bank.close()
    const value = Math.max(...Object.values(took))
    return {
      bench: 'lists',
      value,
      unit: 'ms p95 of the slowest',
      limit: LIMIT_MILLISECONDS,
      ratio: Number((LIMIT_MILLISECONDS / value).toFixed(2)),
      cases: MILLION,
      ...took,
    }
  } finally {
    await close()
  }
}
