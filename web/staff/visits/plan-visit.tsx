import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { planVisit } from '#contract/visits.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { dayAfter, dayOf, momentOf } from '../../lib/moments.ts'
import { useChoices } from '../../lib/use-word.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { CustomerPick } from './customer-pick.tsx'
import styles from './visits.module.css'

type Fields = { customerId: string; way: string; place?: string; purpose?: string; plannedAt: Date }

export function PlanVisit({ done, cancel }: { done: () => void; cancel: () => void }) {
  const { t } = useTranslation('visits')
  const ways = useChoices('visitWays')
  const now = useNow()
  return (
    <section className={styles.card} aria-label={t('plan.open')}>
      <ActForm
        endpoint={planVisit}
        draft="visit.plan"
        start={{ way: ways[0]?.value ?? '', plannedAt: momentOf(dayAfter(dayOf(now), 1), '10:00') }}
        input={({ customerId, way, place, purpose, plannedAt }: Fields) => ({
          ...{ customerId, way, place: place ?? '', purpose: purpose ?? '' },
          plannedAt: new Date(plannedAt),
        })}
        done={done}
        cancel={cancel}
        says={t('plan.says')}
        submit={t('plan.submit')}
      >
        <div className={styles.pair}>
          <Form.Item name="customerId" label={t('customer')} rules={[{ required: true, message: t('pick.missing') }]}>
            <CustomerPick />
          </Form.Item>
          <Form.Item
            name="plannedAt"
            label={t('plan.when')}
            getValueProps={(value) => ({ value: value && new Date(value as Date) })}
          >
            <MomentField dayLabel={t('plan.day')} timeLabel={t('plan.time')} min={dayOf(now)} />
          </Form.Item>
          <Form.Item name="way" label={t('plan.way')}>
            <Select options={ways} />
          </Form.Item>
          <Form.Item name="place" label={t('plan.place')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="purpose" label={t('plan.purpose')}>
            <Input maxLength={400} />
          </Form.Item>
        </div>
      </ActForm>
    </section>
  )
}
