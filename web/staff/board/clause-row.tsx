import { useTranslation } from 'react-i18next'
import type { BoardCommitment, BoardEvidence, BoardRow } from '#contract/commitments.ts'
import { useSay } from '../../lib/language.ts'
import { BasisBadge } from '../../ui/basis-badge.tsx'
import styles from './board.module.css'
import { StateMark } from './state-mark.tsx'
import { TargetBar } from './target-bar.tsx'

type Counts = BoardEvidence['counts']
type Open = (commitmentId: string, counts: Counts | undefined) => void
const figures = [
  { key: 'kept', counts: 'kept' },
  { key: 'running', counts: 'running' },
  { key: 'atRisk', counts: 'at-risk' },
  { key: 'broken', counts: 'broken' },
  { key: 'superseded', counts: 'superseded' },
] as const

/** One clause: its promise in a sentence, how it stands, and behind every figure its rows. */
export function ClauseRow({ row, open }: { row: BoardRow; open: Open }) {
  const say = useSay()
  return (
    <article className={styles.clause} aria-labelledby={`clause-${row.clause}`}>
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
            <Commitment key={commitment.commitmentId} commitment={commitment} open={open} />
          ))}
        </ul>
      )}
    </article>
  )
}

function Commitment({ commitment, open }: { commitment: BoardCommitment; open: Open }) {
  const { t } = useTranslation('board')
  const say = useSay()
  return (
    <li className={styles.commitment}>
      <span className={styles.promise}>
        {say(commitment.title)}
        {commitment.basis === 'law' && <BasisBadge basis="law" />}
      </span>
      {commitment.target ? (
        <TargetBar target={commitment.target} open={(counts) => open(commitment.commitmentId, counts)} />
      ) : (
        <span className={styles.figures}>
          {figures.map(({ key, counts }) => (
            <button
              key={key}
              type="button"
              className={`${styles.figure} ${commitment[key] > 0 ? styles[counts] : styles.zero}`}
              disabled={commitment[key] === 0}
              onClick={() => open(commitment.commitmentId, counts)}
            >
              <b>{commitment[key]}</b>
              <span>{t(`counts.${counts}`)}</span>
            </button>
          ))}
        </span>
      )}
      <StateMark state={commitment.state} />
    </li>
  )
}
