import { EditOutlined, EyeOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Present as PresentHere } from '#contract/comfort.ts'
import styles from './present.module.css'

/** Who else is here: quiet while they read, plain when they write an answer. */
export function Present({ others }: { others: readonly PresentHere[] }) {
  const { t } = useTranslation('together')
  const answering = others.filter(({ doing }) => doing === 'answering')
  const reading = others.filter(({ doing }) => doing === 'reading')
  const names = (people: readonly PresentHere[]) => people.map(({ staff }) => staff.name).join(t('comma'))
  return (
    <span role="status" className={styles.present}>
      {answering.length > 0 && (
        <span className={styles.answering}>
          <EditOutlined /> {t('answering', { names: names(answering) })}
        </span>
      )}
      {reading.length > 0 && (
        <span className={styles.reading}>
          <EyeOutlined /> {t('reading', { names: names(reading) })}
        </span>
      )}
    </span>
  )
}
