import { useTranslation } from 'react-i18next'
import type { WhatIf } from '#contract/definitions.ts'
import { useUnitName } from '../../../lib/language.ts'
import styles from '../administration.module.css'
import { RowTable } from '../parts/row-table.tsx'

/** Unit by unit, those that change most first. */
export function WhatIfUnits({ units }: { units: WhatIf['units'] }) {
  const { t } = useTranslation('administration')
  const unitName = useUnitName()
  const moved = units
    .filter(({ was, becomes }) => was.missed !== becomes.missed || was.met !== becomes.met)
    .toSorted((a, b) => Math.abs(b.becomes.missed - b.was.missed) - Math.abs(a.becomes.missed - a.was.missed))
  if (moved.length === 0) return <p className={styles.soft}>{t('whatIf.sameEverywhere')}</p>
  return (
    <RowTable label={t('whatIf.units')} heads={[t('person.unit'), t('whatIf.met'), t('whatIf.missed')]}>
      {moved.map(({ unit, was, becomes }) => (
        <tr key={unit.id}>
          <th scope="row">{unitName(unit)}</th>
          <td className={styles.nowrap}>{`${was.met} → ${becomes.met}`}</td>
          <td className={styles.nowrap}>{`${was.missed} → ${becomes.missed}`}</td>
        </tr>
      ))}
    </RowTable>
  )
}
