import { FileSearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { listLookBacks } from '#contract/feedback.ts'
import { useAskPages } from '../../lib/ask.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { State } from '../../ui/state.tsx'
import { CheckState } from './check-state.tsx'
import { ItemFacts } from './item-facts.tsx'
import styles from './look-back.module.css'

/** Everything that is looked back at for a month, with what was found. */
export function MonthItems({ month }: { month: string }) {
  const { t } = useTranslation('lookBack')
  const asked = useAskPages(listLookBacks, { month, limit: 50 })
  const items = asked.data?.pages.flatMap((page) => page.items)
  return (
    <section className={styles.section} aria-labelledby="look-back-items">
      <h2 id="look-back-items" className={styles.heading}>
        {t('items')}
      </h2>
      {asked.error && !items ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : !items ? (
        <Loading lines={6} />
      ) : items.length === 0 ? (
        <State sign={<FileSearchOutlined />} title={t('none')} says={t('noneSays')} />
      ) : (
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item.id} className={styles.item}>
              <div className={styles.row}>
                <ItemFacts item={item} />
                <CheckState state={item.state} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {asked.hasNextPage && (
        <Button block loading={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}
