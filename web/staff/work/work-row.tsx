import { FlagFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { WorkItem } from '#contract/commitments.ts'
import { Grade } from '#contract/words.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useSay, useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Badge } from '../../ui/badge.tsx'
import { BasisBadge } from '../../ui/basis-badge.tsx'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { WorkAct } from './work-act.tsx'
import { workAddress } from './work-address.ts'
import styles from './work-row.module.css'

/** One thing owed: until when, what, on which matter, and the click that does it. */
export function WorkRow({ item, showsPerson }: { item: WorkItem; showsPerson: boolean }) {
  const { t } = useTranslation('work')
  const say = useSay()
  const unitName = useUnitName()
  const now = useNow()
  const { periodName } = useMoments()
  const address = workAddress(item)
  const grade = Grade.safeParse(item.grade)
  return (
    <li className={styles.row} data-row={item.id}>
      <div className={styles.when}>
        {item.deadline ? (
          <DeadlineChip deadline={item.deadline} />
        ) : (
          <span className={styles.faint}>{t('noLimit')}</span>
        )}
      </div>
      <div className={styles.what}>
        <div className={styles.owes}>
          {address ? <Link to={address}>{say(item.owes)}</Link> : <span>{say(item.owes)}</span>}
          {grade.success && <GradeBadge grade={grade.data} />}
          {item.deadline && <BasisBadge basis={item.deadline.basis} clause={item.deadline.clause} />}
          {item.escalated && (
            <Badge look="warn">
              <FlagFilled /> {t('escalated')}
            </Badge>
          )}
        </div>
        <div className={styles.matter}>
          {item.progress && <span className={styles.number}>{t('progress', item.progress)}</span>}
          {item.caseNumber && <span className={styles.number}>{item.caseNumber}</span>}
          <span className={styles.title}>{item.kind === 'duty' ? periodName(item.title, now) : item.title}</span>
        </div>
      </div>
      <div className={styles.where}>
        <span>{unitName(item.unit)}</span>
        {showsPerson && <span className={styles.faint}>{item.responsible?.name ?? t('nobody')}</span>}
      </div>
      <div className={styles.act}>
        <WorkAct item={item} address={address} />
      </div>
    </li>
  )
}
