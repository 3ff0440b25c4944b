import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardState } from '#contract/commitments.ts'
import styles from './board.module.css'

export const STATE_SIGNS: Record<BoardState, ReactNode> = {
  kept: <CheckCircleFilled />,
  'at-risk': <ExclamationCircleFilled />,
  broken: <CloseCircleFilled />,
  quiet: <MinusCircleOutlined />,
  'not-yet': <QuestionCircleOutlined />,
}

/** How a promise stands: sign, word and colour say the same. */
export function StateMark({ state }: { state: BoardState }) {
  const { t } = useTranslation('board')
  return (
    <span className={`${styles.mark} ${styles[state]}`}>
      {STATE_SIGNS[state]}
      {t(`state.${state}`)}
    </span>
  )
}
