import { InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { countFeedback, listFeedback } from '#contract/feedback.ts'
import { useAsk, useAskPages } from '../../lib/ask.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { State } from '../../ui/state.tsx'
import { Facets } from './facets.tsx'
import styles from './feedback.module.css'
import { FilterBar } from './filter-bar.tsx'
import { countFilters, filterOf, withFilter } from './filters.ts'
import { VoiceDrawer } from './voice-drawer.tsx'
import { VoiceRow } from './voice-row.tsx'

const limit = 40

/** What customers said, newest first: found by filters that stand in the address, opened to what was understood and why. */
export function FeedbackPage() {
  const { t } = useTranslation('feedback')
  const [query, setQuery] = useSearchParams()
  const filter = filterOf(query)
  const change: Change = (next) => setQuery((before) => withFilter(before, next), { replace: true })
  const voices = useAskPages(listFeedback, { ...filter, limit }, { everyMilliseconds: 60_000 })
  const counts = useAsk(countFeedback, filter, { keepsPrevious: true })
  const items = voices.data?.pages.flatMap((page) => page.items)
  const open = (id: string | undefined) =>
    setQuery((before) => {
      const next = new URLSearchParams(before)
      id ? next.set('id', id) : next.delete('id')
      return next
    })
  return (
    <Page
      title={t('title')}
      beside={
        counts.data && (
          <span className={styles.total}>
            {t(counts.data.isCapped ? 'totalCapped' : 'total', { count: counts.data.total })}
          </span>
        )
      }
    >
      <FilterBar filter={filter} change={change} />
      <div className={styles.columns}>
        <Facets counts={counts.data} filter={filter} change={change} />
        <section className={styles.voices} aria-label={t('title')}>
          {voices.error && !items ? (
            <Failure error={voices.error} again={voices.refetch} />
          ) : !items ? (
            <Loading lines={10} />
          ) : items.length === 0 ? (
            <State
              sign={<InboxOutlined />}
              title={t(countFilters(filter) > 0 ? 'noneFiltered' : 'none')}
              says={t(countFilters(filter) > 0 ? 'noneFilteredSays' : 'noneSays')}
              action={countFilters(filter) > 0 && <Button onClick={() => setQuery({})}>{t('reset')}</Button>}
            />
          ) : (
            <ul className={styles.list}>
              {items.map((voice) => (
                <VoiceRow key={voice.id} voice={voice} search={filter.search} open={() => open(voice.id)} />
              ))}
            </ul>
          )}
          {voices.hasNextPage && (
            <Button block loading={voices.isFetchingNextPage} onClick={() => voices.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </section>
      </div>
      <VoiceDrawer id={query.get('id') ?? undefined} close={() => open(undefined)} />
    </Page>
  )
}

export type Change = (change: Parameters<typeof withFilter>[1]) => void
