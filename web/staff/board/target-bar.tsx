import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BoardCommitment } from '#contract/commitments.ts'
import styles from './board.module.css'

type Target = NonNullable<BoardCommitment['target']>
const percent = (share: number) => `${(share * 100).toFixed(1)}%`

/** A share against its target: the bar is what was counted, the whisker what so few may hide (Wilson, 95 %). */
export function TargetBar({ target, to }: { target: Target; to: (counts: 'in' | 'out') => string }) {
  const { t } = useTranslation('board')
  const { numerator, denominator, low, high, atLeastPercent } = target
  const share = denominator === 0 ? 0 : numerator / denominator
  const words = t('target.words', {
    numerator,
    denominator,
    share: percent(share),
    low: percent(low),
    high: percent(high),
    least: atLeastPercent,
  })
  return (
    <span className={styles.target}>
      {numerator > 0 ? (
        <Link to={to('in')} className={styles.link}>
          {t('target.in', { count: numerator })}
        </Link>
      ) : (
        <span className={styles.zero}>{t('target.in', { count: 0 })}</span>
      )}
      {denominator > numerator ? (
        <Link to={to('out')} className={styles.link}>
          {t('target.out', { count: denominator - numerator })}
        </Link>
      ) : (
        <span className={styles.zero}>{t('target.out', { count: 0 })}</span>
      )}
      <span className={styles.meter} role="img" aria-label={words} title={words}>
        <span className={styles.fill} style={{ width: percent(share) }} />
        {denominator > 0 && (
          <span className={styles.doubt} style={{ left: percent(low), width: percent(high - low) }} />
        )}
        <span className={styles.least} style={{ left: `${atLeastPercent}%` }} />
      </span>
      <span className={styles.share}>
        {denominator === 0 ? (
          t('target.nothing')
        ) : (
          <>
            <b>{percent(share)}</b> {t('target.interval', { low: percent(low), high: percent(high) })}
          </>
        )}
        <span className={styles.goal}>{t('target.least', { least: atLeastPercent })}</span>
      </span>
    </span>
  )
}
