import { useTranslation } from 'react-i18next'
import type { Notice } from '#contract/commitments.ts'
import { useCoded } from '../../lib/coded.ts'

/** What a notice says, by its kind; a kind that is newer than this screen still says that there is something. */
export function useNoticeWords() {
  const { t } = useTranslation('notices')
  const coded = useCoded('notices')
  return ({ kind, detail }: Notice) => coded(kind, detail) ?? t('other', { kind })
}
