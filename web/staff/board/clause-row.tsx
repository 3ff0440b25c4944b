import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BoardCommitment, BoardRow } from '#contract/commitments.ts'
import { useSay } from '../../lib/language.ts'
import { BasisBadge } from '../../ui/basis-badge.tsx'
import styles from './board.module.css'
import { StateMark } from './state-mark.tsx'
import { TargetBar } from './target-bar.tsx'
import type { RowsOf } from './use-board-address.ts'

const figures = [
  { key: 'kept', counts: 'kept' },
  { key: 'running', counts: 'running' },
  { key: 'atRisk', counts: 'at-risk' },
  { key: 'broken', counts: 'broken' },
  { key: 'superseded', counts: 'superseded' },
] as const

/** One clause: its promise in a sentence, how it stands, and behind every figure its rows. */
export function ClauseRow({ row, rowsOf }: { row: BoardRow; rowsOf: RowsOf }) {
  const say = useSay()
  return (
    <article className={styles.clause} data-state={row.state} aria-labelledby={`clause-${row.clause}`}>
      <div className={styles.clauseHead}>
        <h3 id={`clause-${row.clause}`} className={styles.clauseTitle}>
          <span className={styles.number}>{row.clause.replace(/^7\..*/, '7')}</span>
          {say(row.title)}
        </h3>
        <StateMark state={row.state} />
      </div>
      <p className={styles.says}>{say(row.says)}</p>
      {row.commitments.length > 0 && (
        <ul className={styles.commitments}>
          {row.commitments.map((commitment) => (
            <Commitment key={commitment.commitmentId} commitment={commitment} rowsOf={rowsOf} />
          ))}
        </ul>
      )}
    </article>
  )
}

function Commitment({ commitment, rowsOf }: { commitment: BoardCommitment; rowsOf: RowsOf }) {
  const { t } = useTranslation('board')
  const say = useSay()
  return (
    <li className={styles.commitment}>
      <span className={styles.promise}>
        {say(commitment.title)}
        {commitment.basis === 'law' && <BasisBadge basis="law" />}
      </span>
      {commitment.target ? (
        <TargetBar target={commitment.target} to={(counts) => rowsOf(commitment.commitmentId, counts)} />
      ) : (
        <span className={styles.figures}>
          {figures.map(({ key, counts }) =>
            commitment[key] === 0 ? (
              <span key={key} className={`${styles.figure} ${styles.zero}`}>
                <b>0</b>
                <span>{t(`counts.${counts}`)}</span>
              </span>
            ) : (
              <Link
                key={key}
                to={rowsOf(commitment.commitmentId, counts)}
                className={`${styles.figure} ${styles[counts]}`}
              >
                <b>{commitment[key]}</b>
                <span>{t(`counts.${counts}`)}</span>
              </Link>
            ),
          )}
        </span>
      )}
      <StateMark state={commitment.state} />
    </li>
  )
}
