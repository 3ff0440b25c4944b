import { CheckOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { useWord } from '../../../lib/use-word.ts'
import { type Round, roundsOf, type StageState } from './rounds.ts'
import styles from './stage-line.module.css'

/** The five stages as a line: who, when, how long (4.3). A reopened case shows each of its rounds. */
export function StageLine({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const [latest, ...earlier] = roundsOf(current.steps)
  if (!latest) return null
  return (
    <div>
      <RoundLine round={latest} isNamed={earlier.length > 0} />
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t('stages.earlier', { count: earlier.length })}</summary>
          {earlier.map((round) => (
            <RoundLine key={round.round} round={round} isNamed />
          ))}
        </details>
      )}
    </div>
  )
}

function RoundLine({ round, isNamed }: { round: Round; isNamed: boolean }) {
  const { t } = useTranslation('cases')
  return (
    <div className={styles.round}>
      {isNamed && <div className={styles.roundName}>{t('stages.round', { round: round.round + 1 })}</div>}
      <ol className={styles.line}>
        {round.stages.map((stage) => (
          <StageCell key={stage.stage} {...stage} />
        ))}
      </ol>
    </div>
  )
}

function StageCell({ stage, step, state }: StageState) {
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
          <span>{step.by?.name ?? t('stages.nobody')}</span>
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
