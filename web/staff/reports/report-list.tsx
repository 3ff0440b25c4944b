import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReportRef } from '#contract/analysis.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'

type Props = { reports: readonly ReportRef[]; chosen: { week: string; unitId: string } }

/** The weeks, newest first; in each the parts of the bank that the reader may see, the whole before its parts. */
export function ReportList({ reports, chosen }: Props) {
  const { t } = useTranslation('reports')
  const unitName = useUnitName()
  const now = useNow()
  const { periodName } = useMoments()
  return [...Map.groupBy(reports, ({ week }) => week)].map(([week, own]) => (
    <section key={week}>
      <h2>{periodName(week, now)}</h2>
      <ul>
        {own
          .toSorted((a, b) => b.total - a.total)
          .map(({ unit, total, rises }) => (
            <li key={unit.id}>
              <Link
                to={`/reports/${week}/${unit.id}`}
                aria-current={week === chosen.week && unit.id === chosen.unitId ? 'page' : undefined}
              >
                <span>{unitName(unit)}</span>
                <small>
                  {t('item', { n: total })}
                  {rises > 0 && ` · ▲ ${t('rises', { count: rises })}`}
                </small>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  ))
}
