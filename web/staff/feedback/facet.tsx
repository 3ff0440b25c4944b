import { Button } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWord } from '../../lib/use-word.ts'
import styles from './facet.module.css'

type Axis = 'business' | 'nature' | 'emotion'
type Props = {
  axis: Axis
  counts: Record<string, number>
  chosen: string | undefined
  choose: (value: string | undefined) => void
}
const shownFirst = 6

/** How the voices at hand divide on one axis, the most first; a press keeps only that part, another lets it go. */
export function Facet({ axis, counts, chosen, choose }: Props) {
  const { t } = useTranslation('feedback')
  const word = useWord()
  const id = useId()
  const [showsAll, setShowsAll] = useState(false)
  const parts = Object.entries(counts).toSorted(([, a], [, b]) => b - a)
  // The filter that empties the list must stay where it can be let go.
  if (chosen !== undefined && !parts.some(([value]) => value === chosen)) parts.unshift([chosen, 0])
  const most = parts[0]?.[1] ?? 0
  const shown = showsAll ? parts : parts.slice(0, shownFirst)
  if (parts.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {t(`axis.${axis}`)}
      </h2>
      <ul className={styles.parts}>
        {shown.map(([value, count]) => (
          <li key={value}>
            <button
              type="button"
              className={styles.part}
              aria-pressed={value === chosen}
              onClick={() => choose(value === chosen ? undefined : value)}
            >
              <span className={styles.name}>{word(axis, value)}</span>
              <span className={styles.count}>{count}</span>
              <span className={styles.track} aria-hidden="true">
                <span className={styles.bar} style={{ width: `${most === 0 ? 0 : (count / most) * 100}%` }} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {parts.length > shownFirst && (
        <Button type="link" size="small" className={styles.more ?? ''} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t('filter.fewer') : t('filter.allWords', { count: parts.length })}
        </Button>
      )}
    </section>
  )
}
