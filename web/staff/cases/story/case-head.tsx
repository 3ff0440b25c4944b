import { ArrowLeftOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Case } from '#contract/cases.ts'
import type { Present as PresentHere } from '#contract/comfort.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useUnitName } from '../../../lib/language.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { useWord } from '../../../lib/use-word.ts'
import { Badge } from '../../../ui/badge.tsx'
import { BasisBadge } from '../../../ui/basis-badge.tsx'
import { DeadlineChip } from '../../../ui/deadline-chip.tsx'
import { GradeBadge } from '../../../ui/grade-badge.tsx'
import { PrintButton } from '../../../ui/print-button.tsx'
import { useQueueFilter } from '../queue/queue-filter.ts'
import { Present } from '../together/present.tsx'
import styles from './case-head.module.css'
import { CaseMarks } from './case-marks.tsx'

/** Which matter, how grave, whose, until when. */
export function CaseHead({
  current,
  back,
  beside,
  others,
}: {
  current: Case
  back: boolean
  beside: ReactNode
  others: readonly PresentHere[]
}) {
  const { t } = useTranslation('cases')
  const word = useWord()
  const unitName = useUnitName()
  const now = useNow()
  const { moment, exact } = useMoments()
  const { address } = useQueueFilter()
  const { deadline, owner } = current
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        {back && (
          <Link to={address()} className={styles.back} aria-label={t('back')}>
            <ArrowLeftOutlined />
          </Link>
        )}
        <span className={styles.number}>{current.number}</span>
        <GradeBadge grade={current.grade} />
        <CaseMarks summary={current} />
        {current.isComplex && <Badge look="complaint">{t('mark.complex')}</Badge>}
        {current.outcome && <Badge>{t(`outcome.${current.outcome}`)}</Badge>}
        <Present others={others} />
        <span className={styles.beside}>
          {beside}
          <PrintButton />
        </span>
      </div>
      <h1 className={styles.title}>{current.title}</h1>
      <div className={styles.line}>
        {deadline && (
          <>
            <DeadlineChip deadline={deadline} />
            <BasisBadge basis={deadline.basis} clause={deadline.clause} />
          </>
        )}
        <span className={styles.soft}>
          {t('head.owner', { name: owner?.name ?? t('unowned') })}
          <i />
          {unitName(current.unit)}
          <i />
          {word('channels', current.channel)}
          <i />
          <time dateTime={current.receivedAt.toISOString()} title={exact(current.receivedAt)}>
            {t('head.received', { moment: moment(current.receivedAt, now) })}
          </time>
        </span>
      </div>
    </header>
  )
}
