import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Case } from '#contract/cases.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { useWord } from '../../../lib/use-word.ts'
import styles from './panel.module.css'
import { Panel } from './panel.tsx'

/** The customer never repeats the story (2.2.2): what they told the bank before. */
export function EarlierPanel({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const word = useWord()
  const now = useNow()
  const { day } = useMoments()
  const { earlier } = current.customer
  if (earlier.length === 0) return null
  return (
    <Panel title={t('earlier.title', { count: earlier.length })}>
      <ul className={styles.list}>
        {earlier.map((other) => (
          <li key={other.caseId}>
            <Link to={`/cases/${other.caseId}`}>{other.title}</Link>
            <div className={styles.faint}>
              {day(other.receivedAt, now)} · {other.stage === 'closed' ? t('closed') : word('stages', other.stage)}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
