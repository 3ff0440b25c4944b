import { InboxOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { listCases } from '#contract/cases.ts'
import { useAskPages } from '../../../lib/ask.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { State } from '../../../ui/state.tsx'
import { useStepKeys } from '../../keys/use-step-keys.ts'
import styles from './case-queue.module.css'
import { queues, useQueueFilter } from './queue-filter.ts'
import { QueueRow } from './queue-row.tsx'

/** The cases of my part of the bank; j and k go through them while one is read. */
export function CaseQueue({ openId }: { openId: string | undefined }) {
  const { t } = useTranslation('cases')
  const { filter, isOpenOnly, change, address } = useQueueFilter()
  const navigate = useNavigate()
  const list = useRef<HTMLUListElement>(null)
  const asked = useAskPages(listCases, { ...filter, ...(isOpenOnly && { open: 'yes' as const }), limit: 50 })
  const cases = asked.data?.pages.flatMap((page) => page.items) ?? []
  const step = (by: number) => {
    const at = cases.findIndex(({ id }) => id === openId)
    const next = cases[at < 0 ? 0 : at + by]
    if (!next) return
    navigate(address(next.id))
    list.current?.querySelector(`[data-case="${next.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  useStepKeys(step)

  return (
    <div className={styles.queue}>
      <div className={styles.filter}>
        <Select
          aria-label={t('queue.label')}
          value={filter.queue}
          onChange={(queue) => change({ queue })}
          options={queues.map((value) => ({ value, label: t(`queue.${value}`) }))}
        />
        <Input.Search
          allowClear
          defaultValue={filter.search ?? ''}
          placeholder={t('queue.search')}
          aria-label={t('queue.search')}
          maxLength={60}
          onSearch={(search) => change({ search: search.trim() })}
        />
        <Checkbox checked={isOpenOnly} onChange={(event) => change({ open: event.target.checked ? '' : 'no' })}>
          {t('queue.openOnly')}
        </Checkbox>
      </div>
      {asked.error && cases.length === 0 ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : asked.isPending ? (
        <Loading lines={8} />
      ) : cases.length === 0 ? (
        <State sign={<InboxOutlined />} title={t('queue.empty')} says={t('queue.emptySays')} />
      ) : (
        <ul ref={list} className={styles.list}>
          {cases.map((summary) => (
            <QueueRow key={summary.id} summary={summary} to={address(summary.id)} isOpen={summary.id === openId} />
          ))}
          {asked.hasNextPage && (
            <li>
              <Button type="link" block loading={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
                {t('queue.more')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
