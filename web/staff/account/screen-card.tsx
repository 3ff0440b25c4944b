import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { showKeys } from '../keys/keys-list.tsx'
import { beginTour } from '../tour/tour.tsx'
import styles from './account.module.css'
import { Card } from './card.tsx'

export function ScreenCard() {
  const { t } = useTranslation('account')
  return (
    <Card title={t('screen.title')}>
      <p className={styles.says}>{t('screen.tourSays')}</p>
      <div className={styles.buttons}>
        <Button onClick={beginTour}>{t('screen.tour')}</Button>
        <Button onClick={showKeys}>{t('screen.keys')}</Button>
      </div>
    </Card>
  )
}
