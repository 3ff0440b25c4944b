import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Feedback } from '#contract/feedback.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { useWord } from '../../lib/use-word.ts'
import { Badge } from '../../ui/badge.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import styles from './feedback.module.css'
import { MarkedText } from './marked-text.tsx'

type Props = { voice: Feedback; search: string | undefined; open: () => void }

/** One voice: the customer's own words first, then what was made of them. */
export function VoiceRow({ voice, search, open }: Props) {
  const { t } = useTranslation('feedback')
  const word = useWord()
  const unitName = useUnitName()
  const { moment } = useMoments()
  const now = useNow()
  const text = voice.text || t('starsOnly', { count: voice.rating ?? 0 })
  return (
    <li className={styles.voice}>
      <button type="button" className={styles.words} onClick={open}>
        <MarkedText text={text} words={search ? search.split(/\s+/) : []} />
      </button>
      <div className={styles.facts}>
        {voice.grade && <GradeBadge grade={voice.grade} />}
        {voice.isComplaint && <Badge look="complaint">{t('complaint.yes')}</Badge>}
        <Badge>{word('business', voice.business)}</Badge>
        <Badge>{word('nature', voice.nature)}</Badge>
        <Badge look={voice.emotion === 'angry' || voice.emotion === 'anxious' ? 'warn' : 'plain'}>
          {word('emotion', voice.emotion)}
        </Badge>
        {voice.rating !== null && <span>{t('stars', { count: voice.rating })}</span>}
        {voice.isCorrected && <Badge>{t('corrected')}</Badge>}
      </div>
      <div className={styles.where}>
        {voice.caseId ? <Link to={`/cases/${voice.caseId}`}>{voice.caseNumber}</Link> : <span>{voice.number}</span>}
        {voice.stage && <span>{voice.stage === 'closed' ? t('closed') : word('stages', voice.stage)}</span>}
        <span>{unitName(voice.unit)}</span>
        <span>{word('channels', voice.channel)}</span>
        <span>{moment(voice.receivedAt, now)}</span>
      </div>
    </li>
  )
}
