import { useTranslation } from 'react-i18next'
import type { Label } from '#contract/words.ts'
import type { Language } from './i18n.ts'

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'zh'
}

/** Picks the reader's language from a label of the server. */
export function useSay() {
  const language = useLanguage()
  return (label: Label) => label[language] || label.zh
}

/** A unit's name in the reader's language. */
export function useUnitName() {
  const language = useLanguage()
  return (unit: { name: string; nameEn: string }) => (language === 'en' && unit.nameEn ? unit.nameEn : unit.name)
}
