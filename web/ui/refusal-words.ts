import { useTranslation } from 'react-i18next'
import { CallRefused } from '#contract/call.ts'
import { useCoded } from '../lib/coded.ts'
import { useMoments } from '../lib/use-moments.ts'

const isMoment = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value)

/** The words of a refusal's code, as it also stands in what holds a reply back; moments in its detail are read aloud. */
export function useCodeWords() {
  const { t } = useTranslation('refusals')
  const coded = useCoded('refusals')
  const { exact } = useMoments()
  return (code: string, detail: Record<string, unknown> = {}) => {
    const told = Object.entries(detail).map(([name, value]) => [name, isMoment(value) ? exact(new Date(value)) : value])
    return coded(code, Object.fromEntries(told)) ?? t('unknown', { code })
  }
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
