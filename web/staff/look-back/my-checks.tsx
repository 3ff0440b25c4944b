import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LookBack, listLookBacks } from '#contract/feedback.ts'
import { useAskPages } from '../../lib/ask.ts'
import { Failure } from '../../ui/failure.tsx'
import { CheckForm } from './check-form.tsx'
import { ItemFacts } from './item-facts.tsx'
import styles from './look-back.module.css'

/** What I am asked to look at, of whatever month: first of all, since nobody else will. */
export function MyChecks() {
  const { t } = useTranslation('lookBack')
  const asked = useAskPages(listLookBacks, { mine: 'yes', limit: 50 })
  const items = asked.data?.pages.flatMap((page) => page.items)
  if (asked.error && !items) return <Failure error={asked.error} again={asked.refetch} />
  if (!items || items.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="look-back-mine">
      <h2 id="look-back-mine" className={styles.heading}>
        {t('mine', { count: items.length })}
      </h2>
      <ul className={styles.list}>
        {items.map((item) => (
          <MyCheck key={item.id} item={item} />
        ))}
      </ul>
      {asked.hasNextPage && (
        <Button block loading={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}

function MyCheck({ item }: { item: LookBack }) {
  const { t } = useTranslation('lookBack')
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <ItemFacts item={item} showsMonth />
        {!isOpen && (
          <Button type="primary" onClick={() => setOpen(true)} aria-label={t('checkOne', { number: item.caseNumber })}>
            {t('check')}
          </Button>
        )}
      </div>
      {isOpen && (
        <CheckForm
          lookBackId={item.id}
          done={() => void message.success(t('checked', { number: item.caseNumber }))}
          cancel={() => setOpen(false)}
        />
      )}
    </li>
  )
}
