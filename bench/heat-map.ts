import type { HeatMap } from '#contract/analysis.ts'
import type { BenchLine } from './bench-line.ts'
import { fillMillion, MILLION, percentile } from './million.ts'
import { openEmptyBank, throwAwayFolder } from './throw-away.ts'

const LIMIT_MILLISECONDS = 150
const TIMES = 40

/**
 * One heat map with one drill (the list and its counts behind a cell), through the whole server, as head office, a branch
 * and an outlet in turn; beside it what PostgreSQL alone takes for the same counts, by the table and from the rows.
 */
export async function bench(): Promise<BenchLine> {
  const { folder, close } = throwAwayFolder()
  try {
    const bank = await openEmptyBank(folder)
    const million = await fillMillion(bank, false)
    const took: Record<string, number[]> = {}
    for (const login of ['head', 'branch', 'clerk'] as const) {
      const ask = await million.as(login)
      const times: number[] = []
      for (let nth = -5; nth < TIMES; nth++) {
        const tier = nth % 4 === 0 ? '?tier=private' : ''
        const map = await ask(`/api/heat-map${tier}`)
        const { cells, fromOn, untilOn } = map.body as HeatMap
        const cell = cells[(nth + TIMES) % cells.length]
        const filter = `business=${cell?.business}&nature=${cell?.nature}&fromOn=${fromOn}&untilOn=${untilOn}${tier && '&tier=private'}`
        const list = await ask(`/api/feedback?${filter}`)
        const counts = await ask(`/api/feedback/counts?${filter}`)
        if (nth >= 0) times.push(map.milliseconds + list.milliseconds + counts.milliseconds)
      }
      took[login] = times
    }
    const weeks = `week_on between week_on(now()) - 91 and week_on(now())`
    const raw = async (text: string) => {
      const times: number[] = []
      for (let nth = 0; nth < 12; nth++) {
        const began = performance.now()
        await bank.ownerPool.query(text)
        times.push(performance.now() - began)
      }
      return percentile(times, 0.5)
    }
    const byTable = await raw(
      `select week_on, business, nature, sum(n) from bank_tally where ${weeks} group by 1, 2, 3`,
    )
    const byRows = await raw(
      `select week_on(received_at), business, nature, count(*) from feedback where received_at >= now() - interval '91 days' group by 1, 2, 3`,
    )
    await million.close()
    await bank.close()
    const value = percentile(Object.values(took).flat(), 0.95)
    return {
      bench: 'heat-map',
      value,
      unit: 'ms p95',
      limit: LIMIT_MILLISECONDS,
      ratio: Number((LIMIT_MILLISECONDS / value).toFixed(2)),
      feedback: MILLION,
      ...Object.fromEntries(
        Object.entries(took).map(([login, times]) => [`${login}Milliseconds`, percentile(times, 0.95)]),
      ),
      rawTableMilliseconds: byTable,
      rawRowsMilliseconds: byRows,
    }
  } finally {
    await close()
  }
}
