import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { LookBackDraw } from '#contract/feedback.ts'
import { useUnitName } from '../../lib/language.ts'
import styles from './certificate.module.css'
import { Digest } from './digest.tsx'
import type { Proof } from './proof.ts'

const columns = ['unit', 'population', 'sample', 'done', 'failed', 'seed', 'populationDigest'] as const

/** Unit by unit: of how many how many were drawn, and with what. */
export function DrawTable({ draws, proof }: { draws: readonly LookBackDraw[]; proof: Proof | undefined }) {
  const { t } = useTranslation('lookBack')
  const unitName = useUnitName()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by the keyboard too.
    <section className={styles.scroll} aria-label={t('draw.units')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`draw.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {draws.map((draw) => (
            <tr key={draw.unit.id}>
              <th scope="row">{unitName(draw.unit)}</th>
              <td>{draw.population}</td>
              <td>{draw.sample}</td>
              <td>{draw.done}</td>
              <td className={draw.failed > 0 ? styles.failed : ''}>{draw.failed}</td>
              <td>
                <SeedSign proof={proof} unitId={draw.unit.id} />
                <Digest value={draw.seed} />
              </td>
              <td>
                <Digest value={draw.populationDigest} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function SeedSign({ proof, unitId }: { proof: Proof | undefined; unitId: string }) {
  const { t } = useTranslation('lookBack')
  if (!proof) return null
  return proof.unitsWithRightSeed.has(unitId) ? (
    <CheckOutlined className={styles.right ?? ''} aria-label={t('proof.seedRight')} />
  ) : (
    <CloseOutlined className={styles.wrong ?? ''} aria-label={t('proof.seedWrong')} />
  )
}
