import { useTranslation } from 'react-i18next'
import type { HeatMap } from '#contract/analysis.ts'
import styles from './heat-map.module.css'

/** What the marks mean, and the test that decides, in words. */
export function TestWords({ map: { rules, earlierWeeks, isCovered } }: { map: HeatMap }) {
  const { t } = useTranslation('heatMap')
  return (
    <footer className={styles.foot}>
      <ul className={styles.legend}>
        <li>
          {t('legend.few')}
          {[1, 2, 3, 4].map((heat) => (
            <i key={heat} data-heat={heat} />
          ))}
          {t('legend.many')}
        </li>
        <li>
          <i data-rise="true">▲</i> {t('legend.rise')}
        </li>
        {isCovered && (
          <li>
            <i data-covered="true">·</i> {t('legend.covered')}
          </li>
        )}
      </ul>
      <details>
        <summary>{t('test.title')}</summary>
        <p>
          {earlierWeeks.length >= rules.leastEarlierWeeks
            ? t('test.says', {
                weeks: earlierWeeks.length,
                dispersion: rules.dispersion,
                compared: rules.compared,
                percent: rules.falseAlarmPercent,
              })
            : t('says.history', { least: rules.leastEarlierWeeks })}
        </p>
        {isCovered && <p>{t('test.covered', { least: rules.leastShown })}</p>}
      </details>
    </footer>
  )
}
