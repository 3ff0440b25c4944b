import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../lib/bank-time.tsx'
import { dayOf } from '../../lib/moments.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { UnitTree } from '../../ui/unit-tree.tsx'
import styles from './board.module.css'
import { kindOf, type PeriodKind, periodBefore, periodNext, periodOfDay } from './periods.ts'
import type { GoBoard } from './use-board-address.ts'

const kinds: readonly PeriodKind[] = ['day', 'week', 'month', 'quarter']

/** Which part of the bank and which time the board speaks of. */
export function BoardBar({ unitId, period, go }: { unitId: string; period: string; go: GoBoard }) {
  const { t } = useTranslation('board')
  const now = useNow()
  const { periodName } = useMoments()
  const today = dayOf(now)
  const kind = kindOf(period)
  return (
    <div className={styles.bar}>
      <UnitTree
        label={t('unit')}
        value={unitId}
        onChange={(next) => next && go({ unitId: next })}
        className={styles.unit ?? ''}
      />
      <Select
        value={kind}
        onChange={(next) => go({ period: periodOfDay(today, next) })}
        options={kinds.map((value) => ({ value, label: t(`period.${value}`) }))}
        aria-label={t('period.kind')}
        popupMatchSelectWidth={false}
      />
      <span className={styles.steps}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('period.before')}
          onClick={() => go({ period: periodBefore(period) })}
        />
        <span className={styles.period}>{periodName(period, now)}</span>
        <Button
          icon={<RightOutlined />}
          aria-label={t('period.next')}
          disabled={period >= periodOfDay(today, kind)}
          onClick={() => go({ period: periodNext(period) })}
        />
      </span>
    </div>
  )
}
