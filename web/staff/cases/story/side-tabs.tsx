import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './side-tabs.module.css'

const sides = ['story', 'context'] as const
type Side = (typeof sides)[number]

export function SideTabs({ side, choose }: { side: Side; choose: (side: Side) => void }) {
  const { t } = useTranslation('cases')
  return (
    <div className={styles.tabs}>
      <Segmented
        block
        value={side}
        onChange={choose}
        options={sides.map((value) => ({ value, label: t(`side.${value}`) }))}
      />
    </div>
  )
}
