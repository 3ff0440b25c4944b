import { PrinterOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type BoardCommitment, type BoardEvidence, type BoardRow, listEvidence } from '#contract/commitments.ts'
import type { UnitRef } from '#contract/words.ts'
import { useAskPages } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useSay, useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import styles from './board.module.css'
import type { AskedEvidence } from './use-board-address.ts'

type Board = { unit: UnitRef; period: string; rows: readonly BoardRow[] }
const page = 100

/** The rows behind a figure: exactly as many as it says. */
export function Evidence({
  board,
  asked,
  close,
}: {
  board: Board
  asked: AskedEvidence | undefined
  close: () => void
}) {
  const { t } = useTranslation('board')
  const say = useSay()
  const commitment = board.rows.flatMap((row) => row.commitments).find((it) => it.commitmentId === asked?.commitmentId)
  const what = asked?.counts ? t(`counts.${asked.counts}`) : t('counts.all')
  return (
    <Drawer
      open={asked !== undefined}
      onClose={close}
      size={1080}
      title={commitment ? `${say(commitment.title)} · ${what}` : what}
      className={styles.drawer ?? ''}
      extra={
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
      destroyOnHidden
    >
      {asked && <Rows board={board} asked={asked} expected={figureOf(commitment, asked.counts)} />}
    </Drawer>
  )
}

/** What the board says for it; undefined where a figure of several parts was asked for. */
function figureOf(commitment: BoardCommitment | undefined, counts: AskedEvidence['counts']): number | undefined {
  if (!commitment || counts === undefined) return undefined
  const { target } = commitment
  if (counts === 'in') return target?.numerator
  if (counts === 'out') return target ? target.denominator - target.numerator : undefined
  return counts === 'at-risk' ? commitment.atRisk : commitment[counts]
}

type RowsProps = { board: Board; asked: AskedEvidence; expected: number | undefined }

function Rows({ board, asked, expected }: RowsProps) {
  const { t } = useTranslation('board')
  const unitName = useUnitName()
  const now = useNow()
  const { periodName } = useMoments()
  const answer = useAskPages(listEvidence, {
    commitmentId: asked.commitmentId,
    unitId: board.unit.id,
    period: board.period,
    limit: page,
    ...(asked.counts && { counts: asked.counts }),
  })
  const rows = answer.data?.pages.flatMap((each) => each.items)
  if (answer.error && !rows) return <Failure error={answer.error} again={answer.refetch} />
  if (!rows) return <Loading lines={8} />
  return (
    <>
      <p className={styles.note}>
        {unitName(board.unit)} · {periodName(board.period, now)} ·{' '}
        <Agreement shown={rows.length} expected={expected} isWhole={!answer.hasNextPage} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by the keyboard too. */}
      <section className={styles.scroll} aria-label={t('evidence.rows')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {(['case', 'matter', 'unit', 'person', 'started', 'due', 'closed', 'state'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`evidence.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <EvidenceRow key={row.clockId ?? row.subjectId} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      {answer.hasNextPage && (
        <Button block loading={answer.isFetchingNextPage} onClick={() => answer.fetchNextPage()}>
          {t('evidence.more')}
        </Button>
      )}
    </>
  )
}

/** Whether the rows bear the figure out: counted, not claimed. */
function Agreement({ shown, expected, isWhole }: { shown: number; expected: number | undefined; isWhole: boolean }) {
  const { t } = useTranslation('board')
  if (!isWhole)
    return expected === undefined
      ? t('evidence.some', { count: shown })
      : t('evidence.someOf', { count: shown, figure: expected })
  if (expected === undefined) return t('evidence.whole', { count: shown })
  return shown === expected
    ? t('evidence.all', { count: shown })
    : t('evidence.differs', { count: shown, figure: expected })
}

function EvidenceRow({ row }: { row: BoardEvidence }) {
  const { t } = useTranslation('board')
  const unitName = useUnitName()
  const { stamp, dueStamp, exact } = useMoments()
  // What a target measures has a moment, and no limit of its own.
  const isMeasured = row.counts === 'in' || row.counts === 'out'
  return (
    <tr>
      <td>{row.caseId ? <Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link> : (row.caseNumber ?? '—')}</td>
      <td className={styles.matter}>{row.title}</td>
      <td>{unitName(row.unit)}</td>
      <td>{row.responsible?.name ?? '—'}</td>
      <td title={exact(row.startedAt)}>{stamp(row.startedAt)}</td>
      <td title={exact(row.dueAt)}>{isMeasured ? '—' : dueStamp(row.dueAt)}</td>
      <td {...(row.closedAt && { title: exact(row.closedAt) })}>{row.closedAt ? stamp(row.closedAt) : '—'}</td>
      <td className={styles[row.counts]}>{t(`counts.${row.counts}`)}</td>
    </tr>
  )
}
