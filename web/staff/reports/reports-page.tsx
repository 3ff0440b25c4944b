import { FileTextOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { listReports } from '#contract/analysis.ts'
import { useAskPages } from '../../lib/ask.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { State } from '../../ui/state.tsx'
import { ReportList } from './report-list.tsx'
import { ReportPaper } from './report-paper.tsx'
import styles from './reports.module.css'

/** Manual 4.2.1, 周报: made by itself on Monday, kept as it was, read here, printed or taken along. */
export function ReportsPage() {
  const { t } = useTranslation('reports')
  const { week, unitId } = useParams()
  const asked = useAskPages(listReports, { limit: 40 })
  const reports = asked.data?.pages.flatMap((page) => page.items)
  const [first] = (reports ?? [])
    .filter(({ week }) => week === reports?.[0]?.week)
    .toSorted((a, b) => b.total - a.total)
  const chosen = week && unitId ? { week, unitId } : first ? { week: first.week, unitId: first.unit.id } : undefined
  return (
    <Page title={t('title')}>
      {asked.error && !reports ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : !reports ? (
        <Loading lines={10} />
      ) : !chosen ? (
        <State sign={<FileTextOutlined />} title={t('none')} says={t('noneSays')} />
      ) : (
        <div className={styles.columns}>
          <nav className={styles.list} aria-label={t('list')}>
            <ReportList reports={reports} chosen={chosen} />
            {asked.hasNextPage && (
              <Button type="link" block loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </nav>
          <ReportPaper key={`${chosen.week} ${chosen.unitId}`} {...chosen} />
        </div>
      )}
    </Page>
  )
}
