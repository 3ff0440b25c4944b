import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '#contract/cases.ts'
import { Badge } from '../../../ui/badge.tsx'

/** What one must know about a case before reading it. */
export function CaseMarks({ summary }: { summary: CaseSummary }) {
  const { t } = useTranslation('cases')
  return (
    <>
      {summary.isComplaint && <Badge look="complaint">{t('mark.complaint')}</Badge>}
      {summary.incidentId && <Badge look="warn">{t('mark.incident')}</Badge>}
      {summary.reopenedCount > 0 && <Badge look="warn">{t('mark.reopened', { count: summary.reopenedCount })}</Badge>}
      {summary.isPaused && <Badge>{t('mark.paused')}</Badge>}
    </>
  )
}
