import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './tour-offer.module.css'

/** In a corner and not in the way: nobody has to be shown around. */
export function TourOffer({ begin, refuse }: { begin: () => void; refuse: () => void }) {
  const { t } = useTranslation('tour')
  return (
    <aside className={styles.offer} aria-label={t('offer.title')}>
      <strong>{t('offer.title')}</strong>
      <p className={styles.says}>{t('offer.says')}</p>
      <div className={styles.buttons}>
        <Button type="primary" size="small" onClick={begin}>
          {t('offer.begin')}
        </Button>
        <Button type="text" size="small" onClick={refuse}>
          {t('offer.refuse')}
        </Button>
      </div>
    </aside>
  )
}
