import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReceptionPage } from '#contract/receptions.ts'
import { useSay } from '../../lib/language.ts'
import { useWord } from '../../lib/use-word.ts'
import { Badge } from '../../ui/badge.tsx'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import styles from './reception-page.module.css'

/** Each matter followed to its end on the day's own page: who owns it, which stage, by when what (4.1.1). */
export function Matters({ day }: { day: ReceptionPage }) {
  const { t } = useTranslation('receptions')
  const word = useWord()
  const say = useSay()
  const closed = day.matters - day.openMatters
  return (
    <section className={styles.card} aria-labelledby="matters">
      <div className={styles.head}>
        <h2 id="matters">{t('matter.list', { count: day.matters })}</h2>
        {day.matters > 0 && <span>{t('matter.progress', { closed, count: day.matters })}</span>}
      </div>
      {day.matterList.length === 0 && (
        <p className={styles.faint}>{day.state === 'held' ? t('matter.nobody') : t('matter.none')}</p>
      )}
      <ol className={styles.list}>
        {day.matterList.map((matter) => (
          <li key={matter.caseId} className={styles.item}>
            <div className={styles.line}>
              <span>{matter.nth}.</span>
              <Link to={`/cases/${matter.caseId}`}>{matter.title}</Link>
              <GradeBadge grade={matter.grade} />
              {matter.isComplaint && <Badge look="complaint">{t('complaint')}</Badge>}
              <span className={styles.apart}>
                <Badge>{matter.stage === 'closed' ? t('closed') : word('stages', matter.stage)}</Badge>
              </span>
            </div>
            <div className={`${styles.line} ${styles.faint}`}>
              <span>{matter.number}</span>
              {matter.name && <span>{matter.name}</span>}
              <span>{t('owner', { name: matter.owner?.name ?? t('nobodyYet') })}</span>
            </div>
            <div className={styles.line}>
              {matter.deadlines
                .filter(({ closedAt }) => closedAt === null)
                .map((deadline) => (
                  <span key={deadline.clockId} className={styles.line}>
                    <span className={styles.faint}>{say(deadline.title)}</span>
                    <DeadlineChip deadline={deadline} isBrief />
                  </span>
                ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
