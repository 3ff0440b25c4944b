import { useTranslation } from 'react-i18next'
import type { FeedbackFilter } from '#contract/feedback.ts'
import { useWord } from '../../lib/use-word.ts'
import styles from './feedback.module.css'
import type { Change } from './feedback-page.tsx'

type Counts = {
  byBusiness: Record<string, number>
  byNature: Record<string, number>
  byEmotion: Record<string, number>
}
const axes = [
  { axis: 'nature', counts: 'byNature' },
  { axis: 'business', counts: 'byBusiness' },
  { axis: 'emotion', counts: 'byEmotion' },
] as const

/** The axes of 4.2.1 with how many there are of each; a press shows only these. */
export function Facets({
  counts,
  filter,
  change,
}: {
  counts: Counts | undefined
  filter: FeedbackFilter
  change: Change
}) {
  const { t } = useTranslation('feedback')
  const word = useWord()
  return (
    <aside className={styles.facets} aria-label={t('facets')}>
      {axes.map(({ axis, counts: key }) => (
        <section key={axis} className={styles.facet}>
          <h2 className={styles.facetTitle}>{t(`axis.${axis}`)}</h2>
          {Object.entries(counts?.[key] ?? {})
            .toSorted(([, a], [, b]) => b - a)
            .map(([value, n]) => (
              <button
                key={value}
                type="button"
                aria-pressed={filter[axis] === value}
                className={styles.facetChoice}
                onClick={() => change({ [axis]: filter[axis] === value ? undefined : value })}
              >
                <span>{word(axis, value)}</span>
                <span className={styles.facetCount}>{n}</span>
              </button>
            ))}
        </section>
      ))}
    </aside>
  )
}
