import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './filter-panel.module.css'

type Props = {
  label: string
  value: string | undefined
  options: { value: string; label: string }[]
  change: (value: string | undefined) => void
}

/** One word out of a list, or any. */
export function ChoiceField({ label, value, options, change }: Props) {
  const { t } = useTranslation('feedback')
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        allowClear
        value={value ?? null}
        onChange={(next: string | null | undefined) => change(next ?? undefined)}
        options={options}
        placeholder={t('filter.any')}
        popupMatchSelectWidth={false}
      />
    </div>
  )
}
