import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { listWork } from '#contract/commitments.ts'
import { useAsk } from '../../lib/ask.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { NothingOwed } from './nothing-owed.tsx'
import { WorkList } from './work-list.tsx'

const limit = 200
const scopes = ['mine', 'unit'] as const

/** All that I owe, soonest first; for whoever leads a unit, all that it owes. */
export function WorkPage() {
  const { t } = useTranslation('work')
  const [query, setQuery] = useSearchParams()
  const scope = query.get('scope') === 'unit' ? 'unit' : 'mine'
  const asked = useAsk(listWork, { scope, limit }, { keepsPrevious: true })
  const items = asked.data?.items
  return (
    <Page
      title={t('title')}
      beside={
        <Segmented
          value={scope}
          onChange={(value) => setQuery(value === 'unit' ? { scope: 'unit' } : {}, { replace: true })}
          options={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
        />
      }
    >
      {asked.error && !items ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : !items ? (
        <Loading lines={8} />
      ) : items.length === 0 ? (
        <NothingOwed scope={scope} />
      ) : (
        <WorkList items={items} showsPeople={scope === 'unit'} isCut={items.length === limit} />
      )}
    </Page>
  )
}
