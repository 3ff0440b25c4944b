import { useTranslation } from 'react-i18next'
import { CallRefused } from '#contract/call.ts'
import { useCoded } from '../lib/coded.ts'

/** The words of a refusal's code, as it also stands in what holds a reply back. */
export function useCodeWords() {
  const { t } = useTranslation('refusals')
  const coded = useCoded('refusals')
  return (code: string, detail: Record<string, unknown> = {}) => coded(code, detail) ?? t('unknown', { code })
}

/** The words of a refusal; of anything else, that it is not the reader's fault. */
export function useRefusalWords() {
  const { t } = useTranslation('refusals')
  const words = useCodeWords()
  return (error: unknown): string => {
    if (error instanceof CallRefused) return words(error.code, error.detail)
    return error instanceof TypeError ? t('no-answer') : t('fault')
  }
}
