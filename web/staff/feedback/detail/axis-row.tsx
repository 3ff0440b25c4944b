import { useTranslation } from 'react-i18next'
import type { Axis } from '#contract/feedback.ts'
import { useMay } from '../../../lib/me.tsx'
import styles from './axis-row.module.css'
import { useAxisWord } from './axis-words.ts'
import { ComplaintChange } from './complaint-change.tsx'
import { CorrectMenu } from './correct-menu.tsx'
import { type VoiceDetail, valueOn } from './voice-detail.ts'

type Props = { voice: VoiceDetail; axis: Axis; isChosen: boolean; choose: () => void }

/** One axis: what it is, how sure the classifier was, by which words, and one click to put it right. */
export function AxisRow({ voice, axis, isChosen, choose }: Props) {
  const { t } = useTranslation('feedback')
  const axisWord = useAxisWord()
  const mayCorrect = useMay('feedback.correct')
  const verdict = voice.classification[axis]
  const value = valueOn(voice, axis)
  const isByPerson = value !== verdict.value
  const percent = Math.round(verdict.confidence * 100)
  return (
    <li className={styles.row} data-chosen={isChosen}>
      <button type="button" className={styles.choose} aria-pressed={isChosen} onClick={choose}>
        <span className={styles.axis}>{t(`axis.${axis}`)}</span>
        <span className={styles.value}>{axisWord(axis, value)}</span>
      </button>
      <span className={styles.sure}>
        {isByPerson && t('detail.byPerson')}
        {!isByPerson && verdict.value !== 'unknown' && (
          <>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ width: `${percent}%` }} />
            </span>
            {t('detail.confidence', { percent })}
          </>
        )}
      </span>
      <span className={styles.act}>
        {axis === 'complaint' ? (
          <ComplaintChange voice={voice} />
        ) : (
          mayCorrect && <CorrectMenu id={voice.id} axis={axis} value={value} />
        )}
      </span>
      <span className={styles.because}>
        {isByPerson && <span>{t('detail.machineSaid', { value: axisWord(axis, verdict.value) })}</span>}
        {verdict.because.map((each) => (
          <q key={each}>{each}</q>
        ))}
        {verdict.because.length === 0 && (
          <span>{axis === 'tier' && voice.customerId ? t('detail.fromCustomer') : t('detail.noWords')}</span>
        )}
      </span>
    </li>
  )
}
