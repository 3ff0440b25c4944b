import { CalendarOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { listReceptions } from '#contract/receptions.ts'
import { useAskPages } from '../../lib/ask.ts'
import { useMay } from '../../lib/me.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import sheet from '../../ui/sheet.module.css'
import { State } from '../../ui/state.tsx'
import { DayRow } from './day-row.tsx'
import { PlanForm } from './plan-form.tsx'

const states = ['all', 'planned', 'open', 'held', 'cancelled'] as const

/** The president's reception days of my part of the bank (行长接待日, 4.1.1). */
export function ReceptionsPage() {
  const { t } = useTranslation('receptions')
  const mayHold = useMay('reception.hold')
  const go = useNavigate()
  const [query, setQuery] = useSearchParams()
  const [isPlanning, setPlanning] = useState(false)
  const state = states.find((each) => each === query.get('state')) ?? 'all'
  const asked = useAskPages(listReceptions, { limit: 30, ...(state !== 'all' && { state }) })
  const days = asked.data?.pages.flatMap(({ items }) => items)
  return (
    <Page
      title={t('title')}
      beside={
        <>
          <Segmented
            value={state}
            onChange={(value) => setQuery(value === 'all' ? {} : { state: value }, { replace: true })}
            options={states.map((value) => ({ value, label: t(`filter.${value}`) }))}
          />
          {mayHold && (
            <Button type="primary" onClick={() => setPlanning(true)} disabled={isPlanning}>
              {t('plan.open')}
            </Button>
          )}
        </>
      }
    >
      {isPlanning && <PlanForm done={(day) => void go(`/receptions/${day.id}`)} cancel={() => setPlanning(false)} />}
      {asked.error && !days ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : !days ? (
        <Loading />
      ) : days.length === 0 ? (
        <State sign={<CalendarOutlined />} title={t('none')} says={t('noneSays')} />
      ) : (
        <ul className={sheet.sheet}>
          {days.map((day) => (
            <DayRow key={day.id} day={day} />
          ))}
        </ul>
      )}
      {asked.hasNextPage && (
        <Button type="link" onClick={() => asked.fetchNextPage()} loading={asked.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </Page>
  )
}
