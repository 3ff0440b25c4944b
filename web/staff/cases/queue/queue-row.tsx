import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CaseSummary } from '#contract/cases.ts'
import { useUnitName } from '../../../lib/language.ts'
import { useWord } from '../../../lib/use-word.ts'
import { DeadlineChip } from '../../../ui/deadline-chip.tsx'
import { GradeBadge } from '../../../ui/grade-badge.tsx'
import { CaseMarks } from '../story/case-marks.tsx'
import styles from './queue-row.module.css'

export function QueueRow({ summary, to, isOpen }: { summary: CaseSummary; to: string; isOpen: boolean }) {
  const { t } = useTranslation('cases')
  const word = useWord()
  const unitName = useUnitName()
  const { stage, outcome, deadline, owner } = summary
  const state = outcome ? t(`outcome.${outcome}`) : stage === 'closed' ? t('closed') : word('stages', stage)
  return (
    <li data-case={summary.id}>
      <Link to={to} className={styles.row} aria-current={isOpen ? 'true' : undefined}>
        <span className={styles.first}>
          <GradeBadge grade={summary.grade} />
          <span className={styles.state}>{state}</span>
          <span className={styles.number}>{summary.number}</span>
        </span>
        <span className={styles.title}>{summary.title}</span>
        {deadline && (
          <span>
            <DeadlineChip deadline={deadline} isBrief />
          </span>
        )}
        <span className={styles.last}>
          <span className={styles.who}>
            {owner?.name ?? t('unowned')} · {unitName(summary.unit)}
          </span>
          <CaseMarks summary={summary} />
        </span>
      </Link>
    </li>
  )
}
