import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Axis, readFeedback } from '#contract/feedback.ts'
import { useAsk } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { useWord } from '../../lib/use-word.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { AxisVerdict } from './axis-verdict.tsx'
import styles from './feedback.module.css'
import { MarkedText } from './marked-text.tsx'

const axes: readonly Axis[] = ['business', 'nature', 'tier', 'emotion', 'complaint', 'intent']

/** One voice as it came in, what was understood, how sure, and by which words. */
export function VoiceDrawer({ id, close }: { id: string | undefined; close: () => void }) {
  const { t } = useTranslation('feedback')
  return (
    <Drawer open={id !== undefined} onClose={close} size={560} title={t('one')} destroyOnHidden>
      {id && <Voice id={id} />}
    </Drawer>
  )
}

function Voice({ id }: { id: string }) {
  const { t } = useTranslation('feedback')
  const [axis, setAxis] = useState<Axis>('nature')
  const unitName = useUnitName()
  const word = useWord()
  const { exact, moment } = useMoments()
  const now = useNow()
  const asked = useAsk(readFeedback, { id })
  const voice = asked.data
  if (asked.error && !voice) return <Failure error={asked.error} again={asked.refetch} />
  if (!voice) return <Loading lines={8} />
  return (
    <div className={styles.one}>
      <blockquote className={styles.whole}>
        <MarkedText
          text={voice.text || t('starsOnly', { count: voice.rating ?? 0 })}
          words={voice.classification[axis].because}
        />
      </blockquote>
      <p className={styles.origin}>
        {voice.number} · {unitName(voice.unit)} · {word('channels', voice.channel)} · {exact(voice.receivedAt)}
        {voice.contactName && ` · ${voice.contactName} ${voice.contactPhone ?? ''}`}
      </p>
      {voice.caseId && (
        <p>
          <Link to={`/cases/${voice.caseId}`}>{t('toCase', { number: voice.caseNumber ?? '' })}</Link>
        </p>
      )}
      <h3 className={styles.part}>{t('understood')}</h3>
      <p className={styles.hint}>{t('understoodSays')}</p>
      <ul className={styles.verdicts}>
        {axes.map((each) => (
          <AxisVerdict key={each} axis={each} voice={voice} isShown={axis === each} show={() => setAxis(each)} />
        ))}
      </ul>
      {voice.corrections.length > 0 && (
        <>
          <h3 className={styles.part}>{t('corrections')}</h3>
          <ul className={styles.corrections}>
            {voice.corrections.map((correction) => (
              <li key={`${correction.axis}${correction.at.toISOString()}`}>
                {moment(correction.at, now)} · {correction.by.name} · {t(`axis.${correction.axis}`)}:{' '}
                {wordOf(word, correction.axis, correction.was)} → {wordOf(word, correction.axis, correction.becomes)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** The label of a verdict; whether it is a complaint is no word of the taxonomy. */
export const wordOf = (word: ReturnType<typeof useWord>, axis: Axis, value: string): string =>
  axis === 'complaint' ? value : word(axis === 'intent' ? 'intents' : axis, value)
