import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkItem } from '#contract/commitments.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useBreadth } from '../../lib/media.ts'
import sheet from '../../ui/sheet.module.css'
import { useStepKeys } from '../keys/use-step-keys.ts'
import { grouped } from './work-groups.ts'
import styles from './work-list.module.css'
import { WorkRow } from './work-row.tsx'

type Props = { items: WorkItem[]; showsPeople: boolean; isCut: boolean }

export function WorkList({ items, showsPeople, isCut }: Props) {
  const { t } = useTranslation('work')
  const now = useNow()
  const list = useRef<HTMLDivElement>(null)
  const isPhone = useBreadth() === 'phone'

  // j and k walk the rows by moving the real focus, so that Enter and a screen reader follow.
  const step = (by: number) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)]
    next?.querySelector<HTMLElement>('a, button')?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useStepKeys(step)

  return (
    <div ref={list}>
      {grouped(items, now).map(({ group, items: own }) => (
        <section key={group} className={styles.group}>
          <h2 className={`${styles.head} ${styles[group]}`}>
            {t(`group.${group}`)}
            <span className={styles.count}>{own.length}</span>
          </h2>
          <ul className={sheet.sheet}>
            {own.map((item) => (
              <WorkRow key={item.id} item={item} showsPerson={showsPeople} />
            ))}
          </ul>
        </section>
      ))}
      {isCut && <p className={styles.note}>{t('cut', { count: items.length })}</p>}
      {!isPhone && <p className={styles.note}>{t('keys')}</p>}
    </div>
  )
}
