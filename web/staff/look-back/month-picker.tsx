import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMoments } from '../../lib/use-moments.ts'
import styles from './look-back.module.css'

type Props = { month: string; offered: readonly string[]; choose: (month: string) => void }

export function MonthPicker({ month, offered, choose }: Props) {
  const { t } = useTranslation('lookBack')
  const { monthName } = useMoments()
  const at = offered.indexOf(month)
  const step = (name: 'before' | 'next', to: string | undefined) => (
    <Button
      icon={name === 'before' ? <LeftOutlined /> : <RightOutlined />}
      aria-label={t(`month.${name}`)}
      disabled={to === undefined}
      onClick={() => to && choose(to)}
    />
  )
  return (
    <span className={styles.month}>
      {step('before', offered[at + 1])}
      <Select
        aria-label={t('month.label')}
        value={month}
        onChange={choose}
        options={offered.map((value) => ({ value, label: monthName(value) }))}
        popupMatchSelectWidth={false}
      />
      {step('next', offered[at - 1])}
    </span>
  )
}
