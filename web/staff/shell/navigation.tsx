import { useTranslation } from 'react-i18next'
import { Link, NavLink } from 'react-router'
import { useMe } from '../../lib/me.tsx'
import mark from '../mark.svg'
import styles from './navigation.module.css'
import { places } from './places.ts'

/** Where one can go: a rail at the side, on a phone a bar below the thumb. */
export function Navigation() {
  const { t } = useTranslation('shell')
  const { may } = useMe()
  return (
    <nav className={styles.navigation} aria-label={t('navigation')}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <Link to="/work" className={styles.brand} aria-label={t('product')}>
        <img src={mark} alt="" width={32} height={32} />
      </Link>
      {places
        .filter((place) => place.may === 'staff' || may.includes(place.may))
        .map(({ to, name, Sign }) => (
          <NavLink key={to} to={to} className={styles.place}>
            <Sign className={styles.sign} />
            <span>{t(`places.${name}`)}</span>
          </NavLink>
        ))}
    </nav>
  )
}
