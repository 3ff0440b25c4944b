import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { type CommitmentChange, decideCommitmentChange, withdrawCommitmentChange } from '#contract/definitions.ts'
import { useAct } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMe } from '../../../lib/me.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { Refused } from '../../../ui/refused.tsx'
import styles from '../administration.module.css'
import { ChangeLines } from './change-lines.tsx'

/** A changed number that waits: who asked may take it back, and somebody else decides. */
export function WaitingChange({ change, mayDecide }: { change: CommitmentChange; mayDecide: boolean }) {
  const { t } = useTranslation('administration')
  const { moment } = useMoments()
  const now = useNow()
  const isMine = useMe().id === change.askedBy.id
  const decide = useAct(decideCommitmentChange)
  const withdraw = useAct(withdrawCommitmentChange)
  const act = (approve: boolean) => decide.mutate({ id: change.id, approve, note: '' })
  return (
    <section className={styles.card} aria-labelledby="waiting-change">
      <h3 className={styles.heading} id="waiting-change">
        {t('commitment.waitingTitle')}
      </h3>
      <ChangeLines changes={change.changes} />
      <p>{change.reason}</p>
      <p className={styles.soft}>
        {t('commitment.askedBy', { name: change.askedBy.name, moment: moment(change.askedAt, now) })} ·{' '}
        {change.effectiveAt
          ? t('commitment.fromMoment', { moment: moment(change.effectiveAt, now) })
          : t('commitment.fromDecision')}
      </p>
      <Refused error={decide.error ?? withdraw.error} />
      {mayDecide && isMine && (
        <>
          <p className={styles.soft}>{t('commitment.mine')}</p>
          <Button loading={withdraw.isPending} onClick={() => withdraw.mutate({ id: change.id })}>
            {t('commitment.withdraw')}
          </Button>
        </>
      )}
      {mayDecide && !isMine && (
        <div className={styles.acts} style={{ margin: 0 }}>
          <Popconfirm
            title={t('commitment.approveSays')}
            okText={t('commitment.approve')}
            cancelText={t('cancel')}
            onConfirm={() => act(true)}
          >
            <Button type="primary" loading={decide.isPending}>
              {t('commitment.approve')}
            </Button>
          </Popconfirm>
          <Button onClick={() => act(false)}>{t('commitment.refuse')}</Button>
        </div>
      )}
    </section>
  )
}
