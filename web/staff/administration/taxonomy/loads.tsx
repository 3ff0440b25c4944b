import { useTranslation } from 'react-i18next'
import type { RegulatorLoad } from '#contract/regulator.ts'
import { Badge } from '../../../ui/badge.tsx'
import styles from '../administration.module.css'
import { RowTable } from '../parts/row-table.tsx'

/** The versions of code tables and mapping that were loaded. */
export function Loads({ loads }: { loads: readonly RegulatorLoad[] }) {
  const { t } = useTranslation('administration')
  if (loads.length === 0) return null
  return (
    <RowTable
      label={t('taxonomy.loads')}
      heads={[
        t('taxonomy.loadName'),
        t('commitment.source'),
        t('taxonomy.effectiveOn'),
        t('taxonomy.codes'),
        t('taxonomy.words'),
        t('taxonomy.loadedBy'),
      ]}
    >
      {loads.map((load) => (
        <tr key={load.id}>
          <th scope="row">
            {load.name} <Badge>{t(`commitment.state.${load.state}`)}</Badge>{' '}
            {load.isExample && <Badge look="warn">{t('taxonomy.example')}</Badge>}
          </th>
          <td>{load.source}</td>
          <td className={styles.nowrap}>{load.effectiveOn}</td>
          <td>{load.codes}</td>
          <td>{load.words}</td>
          <td className={styles.nowrap}>{load.loadedBy?.name ?? t('system')}</td>
        </tr>
      ))}
    </RowTable>
  )
}
