import { useTranslation } from 'react-i18next'
import { useBreadth } from '../../lib/media.ts'
import { Finder } from '../find/finder.tsx'
import { LiveSign } from '../live/live-sign.tsx'
import styles from './header.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { MyMenu } from './my-menu.tsx'
import { NoticeBell } from './notice-bell.tsx'
import { SandboxClock } from './sandbox-clock.tsx'

export function Header() {
  const { t } = useTranslation('shell')
  const isPhone = useBreadth() === 'phone'
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <span className={styles.product}>
          {t('product')}
          <span className={styles.tagline}>{t('tagline')}</span>
        </span>
        <span className={styles.gap} />
        <LiveSign />
        <Finder />
        {!isPhone && <SandboxClock />}
        {!isPhone && <LanguageSwitch />}
        <NoticeBell />
        <MyMenu />
      </div>
      {isPhone && <SandboxClock />}
    </header>
  )
}
