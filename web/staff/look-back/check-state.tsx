import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LookBack } from '#contract/feedback.ts'
import styles from './look-back.module.css'

const signs: Record<LookBack['state'], ReactNode> = {
  waiting: <ClockCircleOutlined />,
  passed: <CheckCircleFilled />,
  failed: <CloseCircleFilled />,
}

/** What looking back found: sign, word and colour say the same. */
export function CheckState({ state }: { state: LookBack['state'] }) {
  const { t } = useTranslation('lookBack')
  return (
    <span className={`${styles.state} ${styles[state]}`}>
      {signs[state]}
      {t(`state.${state}`)}
    </span>
  )
}
