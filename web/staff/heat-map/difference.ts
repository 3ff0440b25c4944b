import { useTranslation } from 'react-i18next'
import type { HeatCell, HeatMap } from '#contract/analysis.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'

/** How far a cell is from what it is compared with, for the eye (▲4, ▼2) and in words. */
export function useDifference(map: HeatMap, than: string | undefined) {
  const { t } = useTranslation('heatMap')
  const now = useNow()
  const { periodName } = useMoments()
  const nth = than === undefined ? -1 : map.earlierWeeks.indexOf(than)
  const name = nth >= 0 && than ? t('compareWeek', { week: periodName(than, now) }) : t('compareUsual')
  return (cell: HeatCell) => {
    const base = nth >= 0 ? cell.earlier?.[nth] : map.earlierWeeks.length > 0 ? cell.expected : undefined
    if (cell.n === null || base === undefined || base === null) return undefined
    const by = Math.round((cell.n - base) * 10) / 10
    const n = String(Math.abs(Math.round(by)))
    if (Math.abs(by) < 0.5) return { sign: '＝', words: t('same', { than: name }) }
    return by > 0
      ? { sign: `↑${n}`, words: t('more', { than: name, n }) }
      : { sign: `↓${n}`, words: t('fewer', { than: name, n }) }
  }
}
