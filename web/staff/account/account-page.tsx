import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'
import styles from './account.module.css'
import { FactorCard } from './factor-card.tsx'
import { ScreenCard } from './screen-card.tsx'
import { SessionsCard } from './sessions-card.tsx'

/** My own account: the second factor, where I am signed in, and what helps me on the screen. */
export function AccountPage() {
  const { t } = useTranslation('account')
  return (
    <Page title={t('title')}>
      <div className={styles.cards}>
        <FactorCard />
        <SessionsCard />
        <ScreenCard />
      </div>
    </Page>
  )
}
