import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LookBack } from '#contract/feedback.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Badge } from '../../ui/badge.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import styles from './look-back.module.css'

/** Which matter, who resolved it when, who looks at it, and why it is here. */
export function ItemFacts({ item, showsMonth = false }: { item: LookBack; showsMonth?: boolean }) {
  const { t } = useTranslation('lookBack')
  const unitName = useUnitName()
  const now = useNow()
  const { moment, monthName } = useMoments()
  const checker = item.doneBy ?? item.assignedTo
  return (
    <div className={styles.matter}>
      <div className={styles.line}>
        <Link to={`/cases/${item.caseId}`} className={styles.case}>
          {item.caseNumber}
        </Link>
        <GradeBadge grade={item.grade} />
        {item.why === 'second-person' && <Badge look="warn">{t('why.second-person')}</Badge>}
      </div>
      <div className={styles.name}>{item.title}</div>
      <div className={styles.facts}>
        <span>{unitName(item.unit)}</span>
        <span>
          {item.resolvedAt
            ? t('item.resolved', { name: item.resolvedBy?.name ?? '—', moment: moment(item.resolvedAt, now) })
            : t('item.reopened')}
        </span>
        <span>
          {item.doneAt && checker
            ? t('item.checked', { name: checker.name, moment: moment(item.doneAt, now) })
            : checker
              ? t('item.assigned', { name: checker.name })
              : t('item.nobody')}
        </span>
        {showsMonth && <span>{t('item.month', { month: monthName(item.month) })}</span>}
      </div>
      {item.finding && <p className={styles.finding}>{item.finding}</p>}
    </div>
  )
}
