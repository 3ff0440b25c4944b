import { AuditOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { listDraws, listLookBacks } from '#contract/feedback.ts'
import { useAsk, useAskPages } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { dayOf } from '../../lib/moments.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { State } from '../../ui/state.tsx'
import { DrawTable } from './draw-table.tsx'
import styles from './look-back.module.css'
import { LookBackRow } from './look-back-row.tsx'
import { MonthSteps, monthBefore } from './month-steps.tsx'

/** 回头看 (4.3): what was drawn of a month's resolved items, by which draw, and what looking back found. */
export function LookBackPage() {
  const { t } = useTranslation('lookBack')
  const [query, setQuery] = useSearchParams()
  const today = dayOf(useNow())
  const month = query.get('month') ?? monthBefore(today.slice(0, 7))
  const isMine = query.get('mine') === 'yes'
  const put = (next: { month?: string; mine?: string }) =>
    setQuery({ month, ...(isMine && { mine: 'yes' }), ...next }, { replace: true })
  const draws = useAsk(listDraws, { month }, { keepsPrevious: true })
  const items = useAskPages(listLookBacks, isMine ? { mine: 'yes', limit: 100 } : { month, limit: 100 })
  const rows = items.data?.pages.flatMap((page) => page.items)
  return (
    <Page
      title={t('title')}
      beside={
        <div className={styles.bar}>
          <Segmented
            value={isMine ? 'mine' : 'month'}
            onChange={(value) => (value === 'mine' ? put({ mine: 'yes' }) : setQuery({ month }, { replace: true }))}
            options={(['month', 'mine'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))}
          />
          {!isMine && <MonthSteps month={month} go={(next) => put({ month: next })} />}
        </div>
      }
    >
      {!isMine && draws.data && draws.data.length > 0 && <DrawTable draws={draws.data} />}
      {items.error && !rows ? (
        <Failure error={items.error} again={items.refetch} />
      ) : !rows ? (
        <Loading lines={8} />
      ) : rows.length === 0 ? (
        <State
          sign={<AuditOutlined />}
          title={t(isMine ? 'noneMine' : 'none')}
          says={t(isMine ? 'noneMineSays' : 'noneSays')}
        />
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <LookBackRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      {items.hasNextPage && (
        <Button block loading={items.isFetchingNextPage} onClick={() => items.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Page>
  )
}
