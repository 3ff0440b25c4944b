import { FilterOutlined } from '@ant-design/icons'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { listFeedback } from '#contract/feedback.ts'
import { useAskPages } from '../../lib/ask.ts'
import { useMay } from '../../lib/me.tsx'
import { useBreadth } from '../../lib/media.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ExportButton } from '../exports/export-button.tsx'
import { DetailDrawer } from './detail/detail-drawer.tsx'
import { FeedbackList } from './feedback-list.tsx'
import styles from './feedback-page.module.css'
import { FeedbackTotal } from './feedback-total.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { useFeedbackAddress } from './use-feedback-address.ts'

/** What customers said in my part of the bank, newest first, sorted on the manual's axes (4.2.1). */
export function FeedbackPage() {
  const { t } = useTranslation('feedback')
  const { id } = useParams()
  const navigate = useNavigate()
  const { filter, change, reset, address } = useFeedbackAddress()
  const isDesk = useBreadth() === 'desk'
  const [isChoosing, setChoosing] = useState(false)
  const asked = useAskPages(listFeedback, { ...filter, limit: 50 })
  const voices = asked.data?.pages.flatMap((page) => page.items)
  const mayExport = useMay('feedback.export')
  const used = Object.keys(filter).length
  return (
    <Page
      title={t('title')}
      beside={
        <>
          <FeedbackTotal filter={filter} />
          {mayExport && <ExportButton filter={filter} />}
          <Input.Search
            key={filter.search ?? ''}
            allowClear
            className={styles.search ?? ''}
            defaultValue={filter.search ?? ''}
            placeholder={t('filter.search')}
            aria-label={t('filter.search')}
            maxLength={100}
            onSearch={(search) => search.trim() !== (filter.search ?? '') && change({ search: search.trim() })}
          />
          {!isDesk && (
            <Button icon={<FilterOutlined />} onClick={() => setChoosing(true)}>
              {used > 0 ? t('filter.active', { count: used }) : t('filter.open')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        {isDesk && (
          <aside className={styles.aside} aria-label={t('filter.title')}>
            <FilterPanel filter={filter} change={change} />
          </aside>
        )}
        <div className={styles.main}>
          <FilterChips filter={filter} change={change} reset={reset} />
          {asked.error && !voices ? (
            <Failure error={asked.error} again={asked.refetch} />
          ) : !voices ? (
            <Loading lines={8} />
          ) : (
            <FeedbackList
              voices={voices}
              openId={id}
              search={filter.search ?? ''}
              address={address}
              isFiltered={used > 0}
              reset={reset}
              more={{
                has: asked.hasNextPage,
                isComing: asked.isFetchingNextPage,
                ask: () => void asked.fetchNextPage(),
              }}
            />
          )}
        </div>
      </div>
      {!isDesk && (
        <Drawer
          open={isChoosing}
          onClose={() => setChoosing(false)}
          title={t('filter.title')}
          size={340}
          footer={
            <Button type="primary" block onClick={() => setChoosing(false)}>
              {t('filter.show')}
            </Button>
          }
        >
          <FilterPanel filter={filter} change={change} />
        </Drawer>
      )}
      <DetailDrawer
        id={id}
        search={filter.search ?? ''}
        among={voices ?? []}
        address={address}
        close={() => navigate(address())}
      />
    </Page>
  )
}
