import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Axis } from '#contract/feedback.ts'
import { listAttachments } from '#contract/files.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useUnitName } from '../../../lib/language.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { useWord } from '../../../lib/use-word.ts'
import { Badge } from '../../../ui/badge.tsx'
import { AttachmentList } from '../../../ui/files/attachment-list.tsx'
import { GradeBadge } from '../../../ui/grade-badge.tsx'
import { AxisRow } from './axis-row.tsx'
import { Corrections } from './corrections.tsx'
import styles from './feedback-detail.module.css'
import { axes, type VoiceDetail } from './voice-detail.ts'
import { WeighedText } from './weighed-text.tsx'

/** One voice whole: every word of it, what was made of it, by which words, how surely, and what people put right. */
export function FeedbackDetail({ voice, search }: { voice: VoiceDetail; search: string }) {
  const { t } = useTranslation('feedback')
  const word = useWord()
  const unitName = useUnitName()
  const { exact } = useMoments()
  const { data: attachments = [] } = useAsk(listAttachments, { feedbackId: voice.id })
  const [axis, setAxis] = useState<Axis>('business')
  return (
    <>
      <figure className={styles.voice}>
        <WeighedText voice={voice} axis={axis} search={search} />
        <AttachmentList attachments={attachments} />
        <figcaption className={styles.from}>
          <span>{voice.contactName ?? t('detail.anonymous')}</span>
          {voice.contactPhone && <span>{voice.contactPhone}</span>}
          <span>{word('channels', voice.channel)}</span>
          <span>{unitName(voice.unit)}</span>
          <time dateTime={voice.receivedAt.toISOString()}>{exact(voice.receivedAt)}</time>
          {voice.rating !== null && (
            <Badge look={voice.rating <= 2 ? 'warn' : 'plain'}>{t('rating', { count: voice.rating })}</Badge>
          )}
        </figcaption>
        <div className={styles.case}>
          {voice.caseId ? (
            <>
              <Link to={`/cases/${voice.caseId}`}>{voice.caseNumber}</Link>
              {voice.grade && <GradeBadge grade={voice.grade} />}
              {voice.stage && <span>{voice.stage === 'closed' ? t('closed') : word('stages', voice.stage)}</span>}
              {voice.incidentId && <Badge look="warn">{t('incident')}</Badge>}
            </>
          ) : (
            t('noCase')
          )}
        </div>
      </figure>
      <section className={styles.section} aria-labelledby="feedback-why">
        <h2 id="feedback-why" className={styles.title}>
          {t('detail.why')}
        </h2>
        <p className={styles.says}>{t('detail.whySays')}</p>
        <ul className={styles.axes}>
          {axes.map((each) => (
            <AxisRow key={each} voice={voice} axis={each} isChosen={axis === each} choose={() => setAxis(each)} />
          ))}
        </ul>
      </section>
      <Corrections corrections={voice.corrections} />
    </>
  )
}
