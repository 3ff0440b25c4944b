import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { WhatIf } from '#contract/definitions.ts'
import { useUnitName } from '../../../lib/language.ts'
import { useMay } from '../../../lib/me.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import styles from '../administration.module.css'
import { RowTable } from '../parts/row-table.tsx'

/** The cases behind the figure: which change side, and by what date. */
export function WhatIfSides({ whatIf: { sides, changing } }: { whatIf: WhatIf }) {
  const { t } = useTranslation('administration')
  const unitName = useUnitName()
  const { stamp, dueStamp } = useMoments()
  const mayRead = useMay('case.read')
  if (sides.length === 0) return null
  return (
    <>
      <h4 className={styles.heading}>{t('whatIf.sides', { count: changing, shown: sides.length })}</h4>
      <RowTable
        label={t('whatIf.changing')}
        heads={[
          t('whatIf.case'),
          t('person.unit'),
          t('whatIf.wasDue'),
          t('whatIf.becomesDue'),
          t('whatIf.closed'),
          t('whatIf.side'),
        ]}
      >
        {sides.map((side) => (
          <tr key={side.clockId}>
            <th scope="row" className={styles.nowrap}>
              {side.caseId && mayRead ? (
                <Link to={`/cases/${side.caseId}`}>{side.caseNumber}</Link>
              ) : (
                (side.caseNumber ?? '—')
              )}
            </th>
            <td>{unitName(side.unit)}</td>
            <td className={styles.nowrap}>{dueStamp(side.wasDueAt)}</td>
            <td className={styles.nowrap}>{side.becomesDueAt ? dueStamp(side.becomesDueAt) : '—'}</td>
            <td className={styles.nowrap}>{side.closedAt ? stamp(side.closedAt) : '—'}</td>
            <td className={styles.nowrap}>
              {t(`whatIf.${side.was}`)} → <b>{t(`whatIf.${side.becomes}`)}</b>
            </td>
          </tr>
        ))}
      </RowTable>
    </>
  )
}
