import { useTranslation } from 'react-i18next'
import type { HeatCell, HeatMap } from '#contract/analysis.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'

/** How far a cell is from what it is compared with, for the eye (↑4, ↓2; one more or less is no sight) and in words. */
export function useDifference(map: HeatMap, than: string | undefined) {
  const { t } = useTranslation('heatMap')
  const now = useNow()
  const { periodName } = useMoments()
  const nth = than === undefined ? -1 : map.earlierWeeks.indexOf(than)
  const name = nth >= 0 && than ? t('compareWeek', { week: periodName(than, now) }) : t('compareUsual')
  return (cell: HeatCell) => {
    const base = nth >= 0 ? cell.earlier?.[nth] : map.earlierWeeks.length > 0 ? cell.expected : undefined
    if (cell.n === null || base === undefined || base === null) return undefined
    const by = Math.round(cell.n - base)
    const n = String(Math.abs(by))
    if (by === 0) return { sign: undefined, words: t('same', { than: name }) }
    return by > 0
      ? { sign: by > 1 ? `↑${n}` : undefined, words: t('more', { than: name, n }) }
      : { sign: by < -1 ? `↓${n}` : undefined, words: t('fewer', { than: name, n }) }
  }
}
