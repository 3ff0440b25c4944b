import { useTranslation } from 'react-i18next'
import type { Deadline } from '#contract/commitments.ts'
import { useSay } from '../../../lib/language.ts'
import { Badge } from '../../../ui/badge.tsx'
import { BasisBadge } from '../../../ui/basis-badge.tsx'
import { DeadlineChip } from '../../../ui/deadline-chip.tsx'
import styles from './panel.module.css'
import { Panel } from './panel.tsx'
import { WhyButton } from './why-button.tsx'

/** Every clock of the case side by side, the manual's and the law's; the earliest leads (chapter 7). */
export function ClocksPanel({ deadlines }: { deadlines: readonly Deadline[] }) {
  const { t } = useTranslation('cases')
  const owed = deadlines.filter(({ closedAt }) => closedAt === null)
  const closed = deadlines.filter(({ closedAt }) => closedAt !== null)
  return (
    <Panel title={t('clocks.title')}>
      {owed.length === 0 && <p className={styles.soft}>{t('clocks.none')}</p>}
      <Clocks deadlines={owed} />
      {closed.length > 0 && (
        <details className={styles.fold}>
          <summary>{t('clocks.closed', { count: closed.length })}</summary>
          <Clocks deadlines={closed} />
        </details>
      )}
    </Panel>
  )
}

function Clocks({ deadlines }: { deadlines: readonly Deadline[] }) {
  const { t } = useTranslation('cases')
  const say = useSay()
  return (
    <ul className={styles.list}>
      {deadlines.map((deadline) => (
        <li key={deadline.clockId}>
          <div className={styles.row}>
            <span>{say(deadline.title)}</span>
            <BasisBadge basis={deadline.basis} clause={deadline.clause} />
            {deadline.leads && <Badge look="warn">{t('clocks.leads')}</Badge>}
          </div>
          <div className={styles.row}>
            <DeadlineChip deadline={deadline} />
            <WhyButton deadline={deadline} />
          </div>
        </li>
      ))}
    </ul>
  )
}
