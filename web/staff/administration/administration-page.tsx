import { useTranslation } from 'react-i18next'
import { Navigate, NavLink, Outlet, useLocation } from 'react-router'
import { useMe } from '../../lib/me.tsx'
import { Page } from '../../ui/page.tsx'
import styles from './administration.module.css'

/** The parts of the administration, each shown to who may read it. */
const parts = [
  { to: 'organisation', may: 'bank.read' },
  { to: 'people', may: 'staff.read' },
  { to: 'keys', may: 'key.manage' },
  { to: 'commitments', may: 'commitment.read' },
  { to: 'calendars', may: 'commitment.read' },
  { to: 'taxonomy', may: 'report.read' },
] as const

export function AdministrationPage() {
  const { t } = useTranslation('administration')
  const { may } = useMe()
  const { pathname } = useLocation()
  const mine = parts.filter((part) => may.includes(part.may))
  if (/\/administration\/?$/.test(pathname)) return <Navigate to={mine[0]?.to ?? '/work'} replace />
  return (
    <Page title={t('title')}>
      <nav aria-label={t('parts')}>
        <ul className={styles.tabs}>
          {mine.map(({ to }) => (
            <li key={to}>
              <NavLink to={to} className={styles.tab ?? ''}>
                {t(`part.${to}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </Page>
  )
}
