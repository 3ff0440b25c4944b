import { useTranslation } from 'react-i18next'
import type { Axis } from '#contract/feedback.ts'
import { passagesOf, searchedIn, segmentsOf } from '../passages.ts'
import { axes, type VoiceDetail } from './voice-detail.ts'
import styles from './weighed-text.module.css'

type Props = { voice: VoiceDetail; axis: Axis | undefined; search: string }

/** The customer's text with the words that decided: those of all axes, or of the one that is looked at. */
export function WeighedText({ voice, axis, search }: Props) {
  const { t } = useTranslation('feedback')
  const { text, classification, language } = voice
  if (text === '') return <p className={styles.wordless}>{t('wordless')}</p>
  const deciding = axes
    .filter((each) => axis === undefined || each === axis)
    .flatMap((each) => passagesOf(text, classification[each].because).map((passage) => ({ ...passage, kind: each })))
  const searched = searchedIn(text, search).map((passage) => ({ ...passage, kind: 'search' as const }))
  return (
    <blockquote className={styles.text} lang={language === 'en' ? 'en' : 'zh-CN'} aria-label={t('detail.words')}>
      {segmentsOf<Axis | 'search'>(text, [...deciding, ...searched]).map(({ start, text: part, kinds }) => {
        const named = kinds.filter((kind) => kind !== 'search')
        if (kinds.length === 0) return part
        return (
          <mark
            key={start}
            className={`${named.length > 0 ? styles.decided : ''} ${kinds.includes('search') ? styles.searched : ''}`}
            title={named.map((kind) => t(`axis.${kind}`)).join(' · ')}
          >
            {part}
          </mark>
        )
      })}
    </blockquote>
  )
}
