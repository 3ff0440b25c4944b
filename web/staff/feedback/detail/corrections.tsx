import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { useAxisWord } from './axis-words.ts'
import styles from './feedback-detail.module.css'
import type { Correction } from './voice-detail.ts'

/** Who put what right, latest first. */
export function Corrections({ corrections }: { corrections: readonly Correction[] }) {
  const { t } = useTranslation('feedback')
  const axisWord = useAxisWord()
  const now = useNow()
  const { moment, exact } = useMoments()
  if (corrections.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="feedback-history">
      <h2 id="feedback-history" className={styles.title}>
        {t('detail.history')}
      </h2>
      <ol className={styles.history}>
        {corrections.toReversed().map(({ axis, was, becomes, by, at }) => (
          <li key={`${axis} ${at.toISOString()} ${becomes}`}>
            <span>
              {t('detail.change', {
                axis: t(`axis.${axis}`),
                was: axisWord(axis, was),
                becomes: axisWord(axis, becomes),
              })}
            </span>
            <span className={styles.soft}>
              {t('detail.by', { name: by.name, post: by.post })} ·{' '}
              <time dateTime={at.toISOString()} title={exact(at)}>
                {moment(at, now)}
              </time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
