import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Case } from '#contract/cases.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useCoded } from '../../../lib/coded.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { Badge } from '../../../ui/badge.tsx'
import styles from './panel.module.css'
import { Panel } from './panel.tsx'

/** The incident that gathers this case, and the cases that belong with it. */
export function LinksPanel({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const coded = useCoded('cases')
  const now = useNow()
  const { moment } = useMoments()
  const { incident, links } = current
  if (!incident && links.length === 0) return null
  return (
    <Panel title={t('links.title')}>
      <ul className={styles.list}>
        {incident && (
          <li>
            <div className={styles.row}>
              <Badge look="warn">{t('mark.incident')}</Badge>
              <span className={styles.faint}>{incident.number}</span>
            </div>
            <Link to={`/cases/${incident.leadCaseId}`}>{incident.title}</Link>
            <div className={styles.faint}>
              {t('links.incident', { count: incident.cases, moment: moment(incident.openedAt, now) })} ·{' '}
              {incident.announcedAt
                ? t('links.announced', { moment: moment(incident.announcedAt, now) })
                : t('links.notAnnounced')}
            </div>
            <Link to={`/cases?queue=all&incidentId=${incident.id}`}>{t('links.all')}</Link>
          </li>
        )}
        {links.map((link) => (
          <li key={link.caseId}>
            <div className={styles.row}>
              <Badge>{coded(`links.kind.${link.kind}`) ?? link.kind}</Badge>
              <span className={styles.faint}>{link.number}</span>
            </div>
            <Link to={`/cases/${link.caseId}`}>{link.title}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
