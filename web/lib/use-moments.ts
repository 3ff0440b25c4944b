import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from './language.ts'
import { momentWords } from './moments.ts'

export function useMoments() {
  const { t } = useTranslation('moments')
  const language = useLanguage()
  return useMemo(() => momentWords(t, language), [t, language])
}
