import { IdcardOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { listVisits } from '#contract/visits.ts'
import { useAskPages } from '../../lib/ask.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { State } from '../../ui/state.tsx'
import { Groups } from './groups.tsx'
import { PlanVisit } from './plan-visit.tsx'
import { VisitCard } from './visit-card.tsx'
import styles from './visits.module.css'

const places = ['visits', 'groups'] as const

/** What a manager's own customers say, on a visit or in their group (4.1.2). */
export function VisitsPage() {
  const { t } = useTranslation('visits')
  const [query, setQuery] = useSearchParams()
  const place = query.get('place') === 'groups' ? 'groups' : 'visits'
  return (
    <Page
      title={t('title')}
      beside={
        <Segmented
          value={place}
          onChange={(value) => setQuery(value === 'groups' ? { place: 'groups' } : {}, { replace: true })}
          options={places.map((value) => ({ value, label: t(`place.${value}`) }))}
        />
      }
    >
      {place === 'groups' ? <Groups /> : <Visits />}
    </Page>
  )
}

function Visits() {
  const { t } = useTranslation('visits')
  const [isPlanning, setPlanning] = useState(false)
  const asked = useAskPages(listVisits, { limit: 20 })
  const visits = asked.data?.pages.flatMap(({ items }) => items)
  if (asked.error && !visits) return <Failure error={asked.error} again={asked.refetch} />
  if (!visits) return <Loading />
  // What is still to be done first, the next one on top; then what was, the latest on top.
  const ahead = visits.filter(({ state }) => state === 'planned' || state === 'started').toReversed()
  const past = visits.filter(({ state }) => state === 'done' || state === 'cancelled')
  return (
    <div className={styles.column}>
      {isPlanning ? (
        <PlanVisit done={() => setPlanning(false)} cancel={() => setPlanning(false)} />
      ) : (
        <Button type="primary" size="large" className={styles.start ?? ''} onClick={() => setPlanning(true)}>
          {t('plan.open')}
        </Button>
      )}
      {visits.length === 0 && <State sign={<IdcardOutlined />} title={t('none')} says={t('noneSays')} />}
      {ahead.length > 0 && <h2 className={styles.group}>{t('ahead', { count: ahead.length })}</h2>}
      {ahead.map((visit) => (
        <VisitCard key={visit.id} visit={visit} />
      ))}
      {past.length > 0 && <h2 className={styles.group}>{t('past')}</h2>}
      {past.map((visit) => (
        <VisitCard key={visit.id} visit={visit} />
      ))}
      {asked.hasNextPage && (
        <Button type="link" onClick={() => asked.fetchNextPage()} loading={asked.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}
