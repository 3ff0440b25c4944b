import { CheckOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { useWord } from '../../../lib/use-word.ts'
import { type Round, roundsOf, type StageState } from './rounds.ts'
import styles from './stage-line.module.css'

/** The five stages as a line: who ended each (or has it now), when, how long (4.3). A reopened case shows each of its rounds. */
export function StageLine({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const [latest, ...earlier] = roundsOf(current.steps)
  if (!latest) return null
  return (
    <div>
      <RoundLine round={latest} isNamed={earlier.length > 0} owner={current.owner} />
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t('stages.earlier', { count: earlier.length })}</summary>
          {earlier.map((round) => (
            <RoundLine key={round.round} round={round} isNamed owner={null} />
          ))}
        </details>
      )}
    </div>
  )
}

type Owner = Case['owner']

function RoundLine({ round, isNamed, owner }: { round: Round; isNamed: boolean; owner: Owner }) {
  const { t } = useTranslation('cases')
  return (
    <div className={styles.round}>
      {isNamed && <div className={styles.roundName}>{t('stages.round', { round: round.round + 1 })}</div>}
      <ol className={styles.line}>
        {round.stages.map((stage) => (
          <StageCell key={stage.stage} {...stage} owner={owner} />
        ))}
      </ol>
    </div>
  )
}

function StageCell({ stage, step, state, owner }: StageState & { owner: Owner }) {
  const { t } = useTranslation('cases')
  const word = useWord()
  const now = useNow()
  const { moment, span } = useMoments()
  return (
    <li className={`${styles.cell} ${styles[state]}`} aria-current={state === 'current' ? 'step' : undefined}>
      <span className={styles.dot} aria-hidden="true">
        {state === 'done' && <CheckOutlined />}
      </span>
      <span className={styles.name}>{word('stages', stage)}</span>
      {step ? (
        <span className={styles.facts}>
          <span>{(step.toAt ? step.by : owner)?.name ?? t('stages.nobody')}</span>
          <span>{moment(step.fromAt, now)}</span>
          <span>
            {step.toAt
              ? t('stages.took', { span: span(step.toAt.getTime() - step.fromAt.getTime()) })
              : t('stages.since', { span: span(now.getTime() - step.fromAt.getTime()) })}
          </span>
        </span>
      ) : (
        <span className={styles.facts}>{t('stages.ahead')}</span>
      )}
    </li>
  )
}
