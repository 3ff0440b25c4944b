import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './look-back.module.css'

const step = (month: string, by: number) => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
export const monthBefore = (month: string): string => step(month, -1)

export function MonthSteps({ month, go }: { month: string; go: (month: string) => void }) {
  const { t } = useTranslation('lookBack')
  return (
    <span className={styles.steps}>
      <Button icon={<LeftOutlined />} aria-label={t('before')} onClick={() => go(step(month, -1))} />
      <span className={styles.month}>{month}</span>
      <Button icon={<RightOutlined />} aria-label={t('next')} onClick={() => go(step(month, 1))} />
    </span>
  )
}
