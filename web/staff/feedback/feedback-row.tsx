import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ListedFeedback } from '#contract/feedback.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { useWord } from '../../lib/use-word.ts'
import styles from './feedback-row.module.css'
import { Marked } from './marked.tsx'
import { beginningFor, searchedIn } from './passages.ts'
import { VoiceMarks } from './voice-marks.tsx'

type Props = { voice: ListedFeedback; to: string; isOpen: boolean; search: string }

/** The customer's own words first, then what was made of them, then where they went. */
export function FeedbackRow({ voice, to, isOpen, search }: Props) {
  const { t } = useTranslation('feedback')
  const word = useWord()
  const unitName = useUnitName()
  const now = useNow()
  const { moment, exact } = useMoments()
  const words = voice.text || (voice.transcript ?? '')
  const start = beginningFor(words, searchedIn(words, search))
  const shown = `${start > 0 ? '…' : ''}${words.slice(start, start + 400)}`
  return (
    <li className={styles.row} data-open={isOpen}>
      <Link
        to={to}
        className={styles.words}
        lang={voice.language === 'en' ? 'en' : 'zh-CN'}
        aria-current={isOpen ? 'true' : undefined}
      >
        {words === '' ? (
          t(voice.attached.length > 0 ? 'onlyFiles' : 'wordless')
        ) : (
          <Marked text={shown} matches={searchedIn(shown, search)} />
        )}
      </Link>
      <div className={styles.marks}>
        <VoiceMarks voice={voice} />
      </div>
      <div className={styles.facts}>
        {voice.caseId ? (
          <Link to={`/cases/${voice.caseId}`} className={styles.case}>
            {voice.caseNumber}
          </Link>
        ) : (
          <span>{t('noCase')}</span>
        )}
        {voice.stage && <span>{voice.stage === 'closed' ? t('closed') : word('stages', voice.stage)}</span>}
        <span>{unitName(voice.unit)}</span>
        <span>{word('channels', voice.channel)}</span>
        <time dateTime={voice.receivedAt.toISOString()} title={exact(voice.receivedAt)} className={styles.at}>
          {moment(voice.receivedAt, now)}
        </time>
      </div>
    </li>
  )
}
