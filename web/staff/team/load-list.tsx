import { useTranslation } from 'react-i18next'
import type { Load } from '#contract/team.ts'
import { dayOf } from '../../lib/moments.ts'
import { AwayMenu } from './away-menu.tsx'
import styles from './load-list.module.css'

/** What everybody carries, the heaviest first: a bar for the eye, the figures for the head. */
export function LoadList({ loads, now }: { loads: readonly Load[]; now: Date }) {
  const { t } = useTranslation('team')
  const most = Math.max(1, ...loads.map((load) => load.open))
  const today = dayOf(now)
  return (
    <section className={styles.loads} aria-label={t('loads')}>
      <h2 className={styles.title}>{t('loads')}</h2>
      <ul className={styles.people}>
        {loads.map((load) => (
          <li key={load.staff.id} className={styles.person}>
            <div className={styles.head}>
              <span className={styles.name}>{load.staff.name}</span>
              <span className={styles.faint}>{load.staff.post}</span>
              {load.awayUntilOn && load.awayUntilOn >= today && (
                <span className={styles.away}>
                  {t('away', { day: load.awayUntilOn.slice(5) })}
                  {load.deputy && ` · ${t('deputy', { name: load.deputy.name })}`}
                </span>
              )}
              <AwayMenu load={load} today={today} />
            </div>
            <div className={styles.bar} aria-hidden="true">
              <span className={styles.late} style={{ width: `${(100 * load.overdue) / most}%` }} />
              <span className={styles.today} style={{ width: `${(100 * load.dueToday) / most}%` }} />
              <span
                className={styles.rest}
                style={{ width: `${(100 * (load.open - load.overdue - load.dueToday)) / most}%` }}
              />
            </div>
            <p className={styles.figures}>
              <b>{t('open', { count: load.open })}</b>
              {load.overdue > 0 && <span className={styles.overdue}>{t('overdue', { count: load.overdue })}</span>}
              {load.dueToday > 0 && <span>{t('dueToday', { count: load.dueToday })}</span>}
              {load.paused > 0 && <span>{t('paused', { count: load.paused })}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
