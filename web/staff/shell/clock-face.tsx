import { ExperimentOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import styles from './clock-face.module.css'

/** The sandbox's time, unmistakably not the real one. */
export function ClockFace() {
  const { t } = useTranslation('shell')
  const now = useNow()
  const { day, time } = useMoments()
  return (
    <span className={styles.face}>
      <ExperimentOutlined />
      <span>{t('clock.sandbox')}</span>
      <strong>
        <time dateTime={now.toISOString()}>
          {day(now, now)} {time(now)}
        </time>
      </strong>
    </span>
  )
}
