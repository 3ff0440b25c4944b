import { useTranslation } from 'react-i18next'
import type { BoardCommitment } from '#contract/commitments.ts'
import styles from './board.module.css'

type Target = NonNullable<BoardCommitment['target']>
const percent = (share: number) => `${(share * 100).toFixed(1)}%`

/** A share against its target: the bar is what was counted, the faint band what so few may hide (Wilson, 95 %). */
export function TargetBar({ target, open }: { target: Target; open: (counts: 'in' | 'out') => void }) {
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
      <button type="button" className={styles.link} disabled={numerator === 0} onClick={() => open('in')}>
        {t('target.in', { count: numerator })}
      </button>
      <button type="button" className={styles.link} disabled={denominator === numerator} onClick={() => open('out')}>
        {t('target.out', { count: denominator - numerator })}
      </button>
      <span className={styles.meter} role="img" aria-label={words} title={words}>
        {denominator > 0 && <span className={styles.band} style={{ left: percent(low), width: percent(high - low) }} />}
        <span className={styles.fill} style={{ width: percent(share) }} />
        <span className={styles.least} style={{ left: `${atLeastPercent}%` }} />
      </span>
      <span className={styles.share}>
        {denominator === 0 ? t('target.nothing') : `${percent(share)} / ≥ ${atLeastPercent}%`}
      </span>
    </span>
  )
}
