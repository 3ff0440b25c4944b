import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../lib/bank-time.tsx'
import { dayAfter, dayOf } from '../../lib/moments.ts'
import { DayField } from '../../ui/day-field.tsx'
import styles from './filter-panel.module.css'
import type { ChangeFilter } from './use-feedback-address.ts'

const spans = [7, 30, 90]
type Props = { fromOn: string | undefined; untilOn: string | undefined; change: ChangeFilter }

/** Days of the bank, both included. */
export function DateFields({ fromOn, untilOn, change }: Props) {
  const { t } = useTranslation('feedback')
  const today = dayOf(useNow())
  return (
    <fieldset className={styles.field}>
      <legend>{t('filter.received')}</legend>
      <div className={styles.days}>
        <DayField
          label={t('filter.fromOn')}
          value={fromOn}
          max={untilOn ?? today}
          change={(day) => change({ fromOn: day })}
        />
        <DayField
          label={t('filter.untilOn')}
          value={untilOn}
          min={fromOn}
          max={today}
          change={(day) => change({ untilOn: day })}
        />
      </div>
      <div className={styles.spans}>
        {spans.map((days) => (
          <Button
            key={days}
            type="link"
            size="small"
            onClick={() => change({ fromOn: dayAfter(today, 1 - days), untilOn: undefined })}
          >
            {t('filter.lastDays', { count: days })}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
