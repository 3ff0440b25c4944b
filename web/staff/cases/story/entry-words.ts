import { useTranslation } from 'react-i18next'
import type { CaseEntry } from '#contract/cases.ts'
import { useCoded } from '../../../lib/coded.ts'

/** What an entry of the story says happened; a kind newer than this screen is shown by its name rather than hidden. */
export function useEntryWords() {
  const { t } = useTranslation('story')
  const coded = useCoded('story')
  return ({ kind, detail }: Pick<CaseEntry, 'kind' | 'detail'>) => coded(kind, detail) ?? t('other', { kind })
}
