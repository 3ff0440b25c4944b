import { useTranslation } from 'react-i18next'
import { type LookBackDraw, listDraws } from '#contract/feedback.ts'
import { useAsk } from '../../lib/ask.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import styles from './certificate.module.css'
import { Digest } from './digest.tsx'
import { DrawTable } from './draw-table.tsx'
import look from './look-back.module.css'
import { ProofLine } from './proof-line.tsx'
import { useProof } from './use-proof.ts'

/** Manual 4.3: drawn from a seed that nobody could choose; with this, anyone can draw again. */
export function Certificate({ month }: { month: string }) {
  const { t } = useTranslation('lookBack')
  const { monthName } = useMoments()
  const asked = useAsk(listDraws, { month })
  return (
    <section className={look.section} aria-labelledby="look-back-draw">
      <h2 id="look-back-draw" className={look.heading}>
        {t('draw.title', { month: monthName(month) })}
      </h2>
      {asked.error && !asked.data ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : !asked.data ? (
        <Loading lines={4} />
      ) : asked.data[0] ? (
        <Draws first={asked.data[0]} draws={asked.data} />
      ) : (
        <p className={styles.nothing}>{t('draw.none')}</p>
      )}
    </section>
  )
}

/** One month is drawn in one go: its commitment, secret and beacon are the same for all units. */
function Draws({ first, draws }: { first: LookBackDraw; draws: LookBackDraw[] }) {
  const { t } = useTranslation('lookBack')
  const { exact } = useMoments()
  const proof = useProof(draws)
  const sum = (of: 'population' | 'sample' | 'done' | 'failed') => draws.reduce((total, draw) => total + draw[of], 0)
  return (
    <div className={styles.certificate}>
      <dl className={styles.sums}>
        {(['population', 'sample', 'done', 'failed'] as const).map((of) => (
          <div key={of}>
            <dt>{t(`draw.${of}`)}</dt>
            <dd className={of === 'failed' && sum(of) > 0 ? styles.failed : ''}>{sum(of)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('draw.note')}</p>
      <ProofLine proof={proof} draws={draws} />
      <dl className={styles.bound}>
        {(['commitment', 'secret', 'beacon'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`draw.${part}`)}</dt>
            <dd>
              <Digest value={first[part]} isWhole />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('draw.drawnAt')}</dt>
          <dd>{exact(first.drawnAt)}</dd>
        </div>
      </dl>
      <details className={styles.how}>
        <summary>{t('draw.how')}</summary>
        <p>{t('draw.howSays', { percent: first.percent })}</p>
      </details>
      <DrawTable draws={draws} proof={proof} />
    </div>
  )
}
