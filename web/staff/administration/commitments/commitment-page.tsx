import { LeftOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { readCommitment } from '#contract/definitions.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useSay } from '../../../lib/language.ts'
import { useMay } from '../../../lib/me.tsx'
import { BasisBadge } from '../../../ui/basis-badge.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'
import { Facts } from '../parts/facts.tsx'
import { ChangeForm } from './change-form.tsx'
import { useNumberWords } from './use-number-words.ts'
import { Versions } from './versions.tsx'
import { WaitingChange } from './waiting-change.tsx'
import { WhatIfPanel } from './what-if-panel.tsx'

export type CommitmentDetail = NonNullable<ReturnType<typeof useCommitment>['data']>
const useCommitment = (id: string) => useAsk(readCommitment, { id })

/** One promise: its number and where it comes from, what waits for a second person, all its versions, and «what if». */
export function CommitmentPage({ id }: { id: string }) {
  const { t } = useTranslation('administration')
  const asked = useCommitment(id)
  return (
    <>
      <p>
        <Link to="/administration/commitments">
          <LeftOutlined /> {t('commitment.back')}
        </Link>
      </p>
      {asked.error && <Failure error={asked.error} again={asked.refetch} />}
      {asked.isPending && <Loading />}
      {asked.data && <OneCommitment commitment={asked.data} />}
    </>
  )
}

function OneCommitment({ commitment }: { commitment: CommitmentDetail }) {
  const { t } = useTranslation('administration')
  const say = useSay()
  const { main, warnings, escalation } = useNumberWords()
  const mayManage = useMay('commitment.manage')
  const { numbers } = commitment
  const waiting = commitment.changes.find(({ state }) => state === 'waiting')
  return (
    <>
      <h2 className={styles.heading}>
        {say(commitment.title)} <BasisBadge basis={commitment.basis} />
      </h2>
      <div className={styles.two}>
        <section className={styles.card} aria-label={t('commitment.number')}>
          <Facts
            of={[
              [t('commitment.clause'), `${commitment.clause} ${say(commitment.clauseTitle)}`],
              [t('commitment.number'), <b key="number">{main(numbers)}</b>],
              ...(numbers.warnings ? [[t('commitment.warnings'), warnings(numbers.warnings)] as const] : []),
              ...(numbers.escalation ? [[t('commitment.escalation'), escalation(numbers.escalation)] as const] : []),
              [t('commitment.source'), numbers.source],
              [t('commitment.assumed'), commitment.assumed],
            ]}
          />
          <Link to="/board">{t('commitment.onBoard')}</Link>
        </section>
        {waiting ? (
          <WaitingChange change={waiting} mayDecide={mayManage} />
        ) : (
          mayManage && (
            <section className={styles.card}>
              <h3 className={styles.heading}>{t('commitment.change')}</h3>
              <ChangeForm commitment={commitment} />
            </section>
          )
        )}
      </div>
      {mayManage && numbers.limit && (
        <WhatIfPanel
          id={commitment.id}
          start={waiting?.changes.find(({ field }) => field === 'limit')?.becomes ?? numbers.limit}
        />
      )}
      <Versions commitment={commitment} />
    </>
  )
}
