import { useTranslation } from 'react-i18next'
import type { Notice } from '#contract/commitments.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useCoded } from '../../lib/coded.ts'
import { commitmentTitle } from '../../lib/commitment-titles.ts'
import { useSay } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'

/** What a notice says, by its kind; a kind that is newer than this screen still says that there is something. */
export function useNoticeWords() {
  const { t } = useTranslation('notices')
  const coded = useCoded('notices')
  const say = useSay()
  const now = useNow()
  const { due, moment } = useMoments()
  return ({ kind, detail }: Notice) => {
    const { commitmentId, dueAt, seenAt } = detail
    const words = {
      ...detail,
      ...(typeof commitmentId === 'string' && { title: say(commitmentTitle(commitmentId)) }),
      ...(typeof seenAt === 'string' && { seen: moment(new Date(seenAt), now) }),
      ...(typeof dueAt === 'string' && { due: due(new Date(dueAt), now) }),
    }
    return coded(kind, words) ?? t('other', { kind })
  }
}
