import { DisconnectOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import styles from './live-sign.module.css'
import { useLive } from './use-live.ts'

/** Says nothing while the screen is as the bank is; else that it lags, and by how much. */
export function LiveSign() {
  const { t } = useTranslation('live')
  const isLive = useLive()
  return (
    <span role="status" className={styles.sign} hidden={isLive} title={t('says')}>
      {!isLive && (
        <>
          <DisconnectOutlined />
          <span>{t('lost')}</span>
        </>
      )}
    </span>
  )
}
