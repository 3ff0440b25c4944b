import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  MinusCircleOutlined,
  PauseCircleOutlined,
} from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { Deadline } from '#contract/commitments.ts'
import { useNow } from '../lib/bank-time.tsx'
import { useSay } from '../lib/language.ts'
import { useMoments } from '../lib/use-moments.ts'
import { Badge } from './badge.tsx'
import styles from './deadline-chip.module.css'
import { type Urgency, urgencyOf } from './urgency.ts'

const signs: Record<Urgency, ComponentType> = {
  late: ExclamationCircleFilled,
  hour: FieldTimeOutlined,
  today: ClockCircleOutlined,
  later: ClockCircleOutlined,
  paused: PauseCircleOutlined,
  kept: CheckCircleOutlined,
  missed: ExclamationCircleFilled,
  gone: MinusCircleOutlined,
}

/** A deadline in one chip (`isBrief` in narrow places): sign, words and colour say the same; resting on it says which promise and the exact moment. */
export function DeadlineChip({ deadline, isBrief = false }: { deadline: Deadline; isBrief?: boolean }) {
  const { t } = useTranslation('ui')
  const say = useSay()
  const now = useNow()
  const urgency = urgencyOf(deadline, now)
  const Sign = signs[urgency]
  const { exact } = useMoments()
  return (
    <Tooltip title={`${say(deadline.title)} · ${t('deadline.until', { moment: exact(deadline.dueAt) })}`}>
      <span className={styles.whole}>
        <span className={`${styles.chip} ${styles[urgency]}`}>
          <Sign />
          <ChipWords deadline={deadline} urgency={urgency} now={now} isBrief={isBrief} />
        </span>
        {deadline.isProvisional && <Badge look="warn">{t('deadline.provisional')}</Badge>}
      </span>
    </Tooltip>
  )
}

type WordsProps = { deadline: Deadline; urgency: Urgency; now: Date; isBrief: boolean }

function ChipWords({ deadline, urgency, now, isBrief }: WordsProps) {
  const { t } = useTranslation('ui')
  const { due, moment, span } = useMoments()
  const left = deadline.dueAt.getTime() - now.getTime()
  const dueText = due(deadline.dueAt, now)
  switch (urgency) {
    case 'late':
      return t('deadline.late', { span: span(left) })
    case 'hour':
      return t('deadline.left', { span: span(left) })
    case 'today':
      return dueText
    case 'later':
      return (
        <>
          {dueText}
          {!isBrief && <span className={styles.left}>{t('deadline.left', { span: span(left) })}</span>}
        </>
      )
    case 'paused':
      return t('deadline.paused')
    case 'kept':
      return t('deadline.kept', { moment: moment(deadline.closedAt ?? deadline.dueAt, now) })
    case 'missed':
      return t('deadline.missed', { span: span((deadline.closedAt ?? now).getTime() - deadline.dueAt.getTime()) })
    case 'gone':
      return deadline.state === 'superseded' ? t('deadline.superseded') : t('deadline.cancelled')
  }
}
