import { useTranslation } from 'react-i18next'
import { type ReportBody, readReport } from '#contract/analysis.ts'
import type { UnitRef } from '#contract/words.ts'
import { useAsk } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ReportFiles } from './report-files.tsx'
import { ReportMap } from './report-map.tsx'
import { ReportProblems } from './report-problems.tsx'
import styles from './reports.module.css'

/** The report itself, as a page: what the PDF says, with every number a way to its feedback. */
export function ReportPaper({ week, unitId }: { week: string; unitId: string }) {
  const { t } = useTranslation('reports')
  const unitName = useUnitName()
  const now = useNow()
  const { stamp, periodName } = useMoments()
  const asked = useAsk(readReport, { week, unitId }, { everyMilliseconds: 30_000 })
  const report = asked.data
  if (asked.error && !report) return <Failure error={asked.error} again={asked.refetch} />
  if (!report) return <Loading lines={12} />
  const { body, unit, madeAt, digest, files } = report
  return (
    <article className={styles.paper}>
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>{t('paper')}</h2>
          <p>
            {t('place', { unit: unitName(unit), from: body.fromOn, until: body.untilOn, week: periodName(week, now) })}
          </p>
          <p className={styles.faint}>
            {t('made', { moment: stamp(madeAt) })} · {t('digest', { digest: digest.slice(0, 16) })}
          </p>
        </div>
        <ReportFiles week={week} unitId={unitId} files={files} />
      </header>
      {body.total === 0 ? <p className={styles.nothing}>{t('empty')}</p> : <Whole body={body} unit={unit} />}
    </article>
  )
}

function Whole({ body, unit }: { body: ReportBody; unit: UnitRef }) {
  const { t } = useTranslation('reports')
  const sums = [
    { name: t('sums.total'), n: body.total, before: body.totalBefore },
    { name: t('sums.complaints'), n: body.complaints, before: body.complaintsBefore },
    { name: t('sums.rises'), n: body.rising.length, before: undefined },
  ]
  return (
    <>
      <dl className={styles.sums}>
        {sums.map(({ name, n, before }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <b>{n}</b> {before !== undefined && <small>{t('sums.before', { n: before })}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <ReportMap body={body} unit={unit} />
      <ReportProblems body={body} />
    </>
  )
}
