import { CheckCircleFilled } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cancelVisit, confirmVisit, packVisit, startVisit, type Visit } from '#contract/visits.ts'
import { useAct } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { onlyId } from '../../lib/only-id.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { useChoices } from '../../lib/use-word.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { Refused } from '../../ui/refused.tsx'
import styles from './visits.module.css'

const ways = ['phone', 'wechat', 'sms', 'in-person'] as const

/** Manual 2.1.2: the appointment confirmed, the pack whole, and only then the visit begins. */
export function VisitSteps({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const now = useNow()
  const { moment } = useMoments()
  const items = useChoices('visitPack')
  const [isCancelling, setCancelling] = useState(false)
  const confirm = useAct(confirmVisit)
  const pack = useAct(packVisit)
  const start = useAct(startVisit)
  return (
    <div className={styles.steps}>
      <section className={styles.step}>
        <h3>{t('confirm.title')}</h3>
        {visit.confirmedAt ? (
          <div className={styles.line}>
            <CheckCircleFilled />{' '}
            {t('confirm.done', {
              way: t(`by.${visit.confirmedBy as 'phone'}`),
              moment: moment(visit.confirmedAt, now),
            })}
          </div>
        ) : (
          <div className={styles.line}>
            {ways.map((by) => (
              <Button key={by} onClick={() => confirm.mutate({ id: visit.id, by })} loading={confirm.isPending}>
                {t(`by.${by}`)}
              </Button>
            ))}
          </div>
        )}
      </section>
      <section className={styles.step}>
        <h3>{t('pack.title', { left: visit.missing.length })}</h3>
        <Checkbox.Group
          className={styles.pack ?? ''}
          value={visit.packed}
          onChange={(packed) => pack.mutate({ id: visit.id, packed: packed as string[] })}
          options={items}
          disabled={pack.isPending}
        />
      </section>
      <Refused error={confirm.error ?? pack.error ?? start.error} />
      <div className={styles.line}>
        <Button
          type="primary"
          size="large"
          disabled={!visit.confirmedAt || visit.missing.length > 0}
          onClick={() => start.mutate(onlyId(visit.id))}
          loading={start.isPending}
        >
          {t('start')}
        </Button>
        {(!visit.confirmedAt || visit.missing.length > 0) && <span className={styles.faint}>{t('startWaits')}</span>}
        {!isCancelling && (
          <Button className={styles.apart ?? ''} onClick={() => setCancelling(true)}>
            {t('cancelVisit')}
          </Button>
        )}
      </div>
      {isCancelling && (
        <ActForm
          endpoint={cancelVisit}
          draft={`visit.cancel.${visit.id}`}
          input={({ reason }: { reason: string }) => ({ id: visit.id, reason })}
          done={() => setCancelling(false)}
          cancel={() => setCancelling(false)}
          submit={t('cancelVisit')}
        >
          <ReasonField />
        </ActForm>
      )}
    </div>
  )
}
