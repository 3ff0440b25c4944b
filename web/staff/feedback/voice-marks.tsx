import { useTranslation } from 'react-i18next'
import type { ListedFeedback } from '#contract/feedback.ts'
import { useWord } from '../../lib/use-word.ts'
import { Badge } from '../../ui/badge.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'

/** How a voice was sorted, in small words: gravest first. */
export function VoiceMarks({ voice }: { voice: ListedFeedback }) {
  const { t } = useTranslation('feedback')
  const word = useWord()
  const isUpset = voice.emotion === 'angry' || voice.emotion === 'anxious'
  return (
    <>
      {voice.grade && <GradeBadge grade={voice.grade} />}
      {voice.isComplaint && <Badge look="complaint">{t('complaint')}</Badge>}
      {voice.incidentId && <Badge look="warn">{t('incident')}</Badge>}
      <Badge>{word('business', voice.business)}</Badge>
      <Badge>{word('nature', voice.nature)}</Badge>
      <Badge look={isUpset ? 'warn' : 'plain'}>{word('emotion', voice.emotion)}</Badge>
      {voice.rating !== null && (
        <Badge look={voice.rating <= 2 ? 'warn' : 'plain'}>{t('rating', { count: voice.rating })}</Badge>
      )}
      {voice.attached.includes('audio') && <Badge>{t('voice')}</Badge>}
      {voice.attached.includes('image') && <Badge>{t('image')}</Badge>}
      {voice.attached.includes('document') && <Badge>{t('document')}</Badge>}
      {voice.isCorrected && <Badge>{t('corrected')}</Badge>}
    </>
  )
}
