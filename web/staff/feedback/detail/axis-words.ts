import { useTranslation } from 'react-i18next'
import type { Axis } from '#contract/feedback.ts'
import { useWord } from '../../../lib/use-word.ts'

/** The word for a value on an axis of the classification. */
export function useAxisWord() {
  const { t } = useTranslation('feedback')
  const word = useWord()
  return (axis: Axis, value: string): string => {
    if (axis === 'complaint') return t(value === 'true' ? 'complaint' : 'enquiry')
    return word(axis === 'intent' ? 'intents' : axis, value)
  }
}
