import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Need } from '#contract/team.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useCoded } from '../../lib/coded.ts'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Badge } from '../../ui/badge.tsx'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { DecideButton } from './decide-button.tsx'
import styles from './need-row.module.css'

/** One matter that needs who leads: why, until when, whose it is, and the act. */
export function NeedRow({
  need,
  isChosen,
  choose,
}: {
  need: Need
  isChosen: boolean
  choose: (isChosen: boolean) => void
}) {
  const { t } = useTranslation('team')
  const unitName = useUnitName()
  return (
    <li className={styles.row}>
      <Checkbox
        checked={isChosen}
        onChange={(event) => choose(event.target.checked)}
        aria-label={t('choose', { number: need.caseNumber })}
      />
      <div className={styles.what}>
        <div className={styles.why}>
          <Badge look={need.kind === 'breached' || need.kind === 'incident' ? 'warn' : 'plain'}>
            {t(`kind.${need.kind}`)}
          </Badge>
          <GradeBadge grade={need.grade} />
          {need.deadline && <DeadlineChip deadline={need.deadline} />}
        </div>
        <Link to={`/cases/${need.caseId}`} className={styles.matter}>
          <span className={styles.number}>{need.caseNumber}</span> {need.title}
        </Link>
        <Detail need={need} />
      </div>
      <div className={styles.where}>
        <span>{need.owner?.name ?? t('nobody')}</span>
        <span className={styles.faint}>{unitName(need.unit)}</span>
      </div>
      <div className={styles.act}>
        {need.kind === 'approval' ? (
          <DecideButton approvalId={need.subjectId} number={need.caseNumber} />
        ) : (
          <button type="button" className={styles.move} onClick={() => choose(!isChosen)}>
            {isChosen ? t('chosen') : t('assign')}
          </button>
        )}
      </div>
    </li>
  )
}

function Detail({ need: { kind, detail, by, at } }: { need: Need }) {
  const { t } = useTranslation('team')
  const ofCases = useCoded('cases')
  const { moment } = useMoments()
  const now = useNow()
  if (kind === 'incident')
    return <p className={styles.detail}>{t('incidentSays', { count: Number(detail), moment: moment(at, now) })}</p>
  if (kind === 'approval')
    return (
      <p className={styles.detail}>
        {ofCases(`approval.kind.${detail}`)} · {t('askedBy', { name: by?.name ?? '', moment: moment(at, now) })}
      </p>
    )
  if (kind === 'refused')
    return (
      <p className={styles.detail}>
        {t('refusedBy', { name: by?.name ?? '', moment: moment(at, now) })}
        {detail && `：${detail}`}
      </p>
    )
  return null
}
