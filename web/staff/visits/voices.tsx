import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { VisitVoice } from '#contract/visits.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import { useWord } from '../../lib/use-word.ts'
import { Badge } from '../../ui/badge.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import styles from './visits.module.css'

/** What was said, and how far what it opened is. */
export function Voices({ voices, showsCustomer }: { voices: readonly VisitVoice[]; showsCustomer: boolean }) {
  const { t } = useTranslation('visits')
  const word = useWord()
  const now = useNow()
  const { moment } = useMoments()
  if (voices.length === 0) return <p className={styles.faint}>{t('noVoices')}</p>
  return (
    <ul className={styles.voices}>
      {voices.map((voice) => (
        <li key={voice.feedbackId}>
          <p className={styles.text}>{voice.text}</p>
          <div className={`${styles.line} ${styles.faint}`}>
            {showsCustomer && <span>{voice.customer.name}</span>}
            <span>{moment(voice.at, now)}</span>
            {voice.caseId ? <Link to={`/cases/${voice.caseId}`}>{voice.caseNumber}</Link> : <span>{voice.number}</span>}
            {voice.grade && <GradeBadge grade={voice.grade} />}
            {voice.stage && <Badge>{voice.stage === 'closed' ? t('closed') : word('stages', voice.stage)}</Badge>}
          </div>
        </li>
      ))}
    </ul>
  )
}
