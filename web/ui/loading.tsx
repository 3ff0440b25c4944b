import { useTranslation } from 'react-i18next'
import styles from './state.module.css'
import { Unseen } from './unseen.tsx'

const widths = ['72%', '100%', '88%', '64%', '94%', '80%', '58%', '90%']

/** Quiet lines in the shape of what will come. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.lines} role="status" aria-busy="true">
      <Unseen>{t('loading')}</Unseen>
      {widths.slice(0, lines).map((width) => (
        <div key={width} className={styles.line} style={{ width }} />
      ))}
    </div>
  )
}
