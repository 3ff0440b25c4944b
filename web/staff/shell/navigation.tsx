import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../../lib/me.tsx'
import { useBreadth } from '../../lib/media.ts'
import mark from '../mark.svg'
import styles from './navigation.module.css'
import { PlaceGroups } from './place-groups.tsx'
import { placesFor } from './places.ts'
import { ThumbBar } from './thumb-bar.tsx'

/** Where one can go: a rail of groups at the side, on a phone a bar below the thumb with a sheet for the rest. */
export function Navigation() {
  const { t } = useTranslation('shell')
  const { may } = useMe()
  const places = placesFor(may)
  return (
    <nav className={styles.navigation} aria-label={t('navigation')}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      {useBreadth() === 'phone' ? (
        <ThumbBar places={places} />
      ) : (
        <>
          <Link to="/work" className={styles.brand} aria-label={t('product')}>
            <img src={mark} alt="" width={32} height={32} />
          </Link>
          <div className={styles.groups}>
            <PlaceGroups places={places} look={styles} />
          </div>
        </>
      )}
    </nav>
  )
}
