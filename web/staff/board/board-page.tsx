import { useTranslation } from 'react-i18next'
import { type BoardRow, readBoard } from '#contract/commitments.ts'
import { useAsk } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { State } from '../../ui/state.tsx'
import styles from './board.module.css'
import { BoardBar } from './board-bar.tsx'
import { BoardSummary } from './board-summary.tsx'
import { ClauseRow } from './clause-row.tsx'
import { Evidence } from './evidence.tsx'
import { STATE_SIGNS } from './state-mark.tsx'
import { useBoardAddress } from './use-board-address.ts'

/** Every clause of the manual, live, for a unit with all below it and a period: kept, at risk, broken, or not yet kept. */
export function BoardPage() {
  const { t } = useTranslation('board')
  const unitName = useUnitName()
  const now = useNow()
  const { exact, periodName } = useMoments()
  const { unitId, period, state, evidence, go, rowsOf } = useBoardAddress()
  const asked = useAsk(
    readBoard,
    { ...(unitId && { unitId }), ...(period && { period }) },
    { everyMilliseconds: 60_000, keepsPrevious: true },
  )
  const board = asked.data
  const shown = board?.rows.filter((row) => !state || row.state === state) ?? []
  return (
    <Page title={t('title')} beside={board && <BoardBar unitId={board.unit.id} period={board.period} go={go} />}>
      {asked.error && !board ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : !board ? (
        <Loading lines={10} />
      ) : (
        <>
          <p className={styles.printed}>
            {t('printed', { unit: unitName(board.unit), period: periodName(board.period, now), moment: exact(now) })}
          </p>
          <BoardSummary rows={board.rows} state={state} choose={(next) => go({ state: next })} />
          {shown.length === 0 ? (
            <State sign={state ? STATE_SIGNS[state] : null} title={t('none')} says={t('noneSays')} />
          ) : (
            chaptersOf(shown).map(([chapter, rows]) => (
              <section key={chapter} className={styles.chapter} aria-labelledby={`chapter-${chapter}`}>
                <h2 id={`chapter-${chapter}`} className={styles.chapterTitle}>
                  {t(`chapter.${chapter}`)}
                </h2>
                {rows.map((row) => (
                  <ClauseRow key={row.clause} row={row} rowsOf={rowsOf} />
                ))}
              </section>
            ))
          )}
          <Evidence board={board} asked={evidence} close={() => go({ evidence: undefined })} />
        </>
      )}
    </Page>
  )
}

const chapters = ['2', '3', '4', '5', '6', '7'] as const
type Chapter = (typeof chapters)[number]

const chaptersOf = (rows: readonly BoardRow[]): [Chapter, BoardRow[]][] =>
  chapters.flatMap((chapter): [Chapter, BoardRow[]][] => {
    const own = rows.filter((row) => row.clause.startsWith(`${chapter}.`))
    return own.length > 0 ? [[chapter, own]] : []
  })
