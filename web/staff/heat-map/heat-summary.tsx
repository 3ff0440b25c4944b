import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HeatMap } from '#contract/analysis.ts'
import { useMay } from '../../lib/me.tsx'
import { drillAddress, filterFor, placeOf } from './drill.ts'
import styles from './heat-map.module.css'

/** The week in one line: how many, and how many problems rose. */
export function HeatSummary({ map }: { map: HeatMap }) {
  const { t } = useTranslation('heatMap')
  const mayRead = useMay('feedback.read')
  const rises = map.cells.filter((cell) => cell.isRise).length
  const total = map.total === null ? t('totalCovered') : t('total', { count: map.total })
  return (
    <p className={styles.summary}>
      {mayRead && map.total !== null && map.total > 0 ? (
        <Link to={drillAddress(filterFor(placeOf(map)))}>{total}</Link>
      ) : (
        <span>{total}</span>
      )}
      <span className={rises > 0 ? styles.rose : undefined}>
        {rises > 0 ? `▲ ${t('rises', { count: rises })}` : t('risesNone')}
      </span>
      {map.isRunning && <span>{t('running')}</span>}
    </p>
  )
}
