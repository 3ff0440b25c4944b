import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type BoardEvidence, type BoardRow, listEvidence } from '#contract/commitments.ts'
import { useAskPages } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useSay, useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import styles from './board.module.css'
import type { AskedEvidence } from './use-board-address.ts'

type Board = { unit: { id: string }; period: string; rows: readonly BoardRow[] }
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
      size={920}
      title={commitment ? `${say(commitment.title)} · ${what}` : what}
      className={styles.drawer ?? ''}
      destroyOnHidden
    >
      {asked && <Rows board={board} asked={asked} />}
    </Drawer>
  )
}

function Rows({ board, asked }: { board: Board; asked: AskedEvidence }) {
  const { t } = useTranslation('board')
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
      <p className={styles.note}>{t(answer.hasNextPage ? 'evidence.some' : 'evidence.all', { count: rows.length })}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {(['case', 'matter', 'unit', 'person', 'due', 'closed'] as const).map((column) => (
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
      </div>
      {answer.hasNextPage && (
        <Button block loading={answer.isFetchingNextPage} onClick={() => answer.fetchNextPage()}>
          {t('evidence.more')}
        </Button>
      )}
    </>
  )
}

function EvidenceRow({ row }: { row: BoardEvidence }) {
  const { t } = useTranslation('board')
  const unitName = useUnitName()
  const { moment, due } = useMoments()
  const now = useNow()
  return (
    <tr>
      <td>{row.caseId ? <Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link> : (row.caseNumber ?? '—')}</td>
      <td className={styles.matter}>{row.title}</td>
      <td>{unitName(row.unit)}</td>
      <td>{row.responsible?.name ?? '—'}</td>
      <td>{due(row.dueAt, now)}</td>
      <td>{row.closedAt ? moment(row.closedAt, now) : t(`counts.${row.counts}`)}</td>
    </tr>
  )
}
