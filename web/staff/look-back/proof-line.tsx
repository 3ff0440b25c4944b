import { CheckCircleFilled, CloseCircleFilled, QuestionCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { LookBackDraw } from '#contract/feedback.ts'
import styles from './certificate.module.css'
import type { Proof } from './proof.ts'

/** What this browser found when it recomputed the certificate: right, wrong, or that it could not. */
export function ProofLine({ proof, draws }: { proof: Proof | undefined; draws: readonly LookBackDraw[] }) {
  const { t } = useTranslation('lookBack')
  if (!proof)
    return (
      <p className={styles.proof}>
        <QuestionCircleOutlined /> {t('proof.unknown')}
      </p>
    )
  const isRight = proof.isSecretBound && draws.every(({ unit }) => proof.unitsWithRightSeed.has(unit.id))
  return (
    <p className={`${styles.proof} ${isRight ? styles.right : styles.wrong}`} role={isRight ? undefined : 'alert'}>
      {isRight ? <CheckCircleFilled /> : <CloseCircleFilled />} {isRight ? t('proof.right') : t('proof.wrong')}
    </p>
  )
}
