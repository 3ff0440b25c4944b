import { useTranslation } from 'react-i18next'
import type { Axis } from '#contract/feedback.ts'
import { passagesOf, searchedIn, segmentsOf } from '../passages.ts'
import type { VoiceDetail } from './voice-detail.ts'
import styles from './weighed-text.module.css'

type Props = { voice: VoiceDetail; axis: Axis; search: string }

/** The customer's text with the words that decided on the axis that is looked at, and what was searched for. */
export function WeighedText({ voice, axis, search }: Props) {
  const { t } = useTranslation('feedback')
  const { classification, language, transcript, attached } = voice
  // Where nothing was written, what a machine heard was weighed; it is named as such beneath the voice.
  const text = voice.text || (transcript ?? '')
  if (text === '' && attached.length > 0) return null
  if (text === '') return <p className={styles.wordless}>{t('wordless')}</p>
  const deciding = passagesOf(text, classification[axis].because).map((passage) => ({
    ...passage,
    kind: 'decided' as const,
  }))
  const searched = searchedIn(text, search).map((passage) => ({ ...passage, kind: 'searched' as const }))
  return (
    <blockquote className={styles.text} lang={language === 'en' ? 'en' : 'zh-CN'} aria-label={t('detail.words')}>
      {segmentsOf<'decided' | 'searched'>(text, [...deciding, ...searched]).map(({ start, text: part, kinds }) =>
        kinds.length === 0 ? (
          part
        ) : (
          <mark key={start} className={kinds.map((kind) => styles[kind]).join(' ')}>
            {part}
          </mark>
        ),
      )}
    </blockquote>
  )
}
