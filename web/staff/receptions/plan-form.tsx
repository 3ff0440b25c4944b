import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { listUnits } from '#contract/identity.ts'
import { planReception, type ReceptionPage } from '#contract/receptions.ts'
import { useAsk } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMe } from '../../lib/me.tsx'
import { dayAfter, dayOf, momentOf } from '../../lib/moments.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { UnitSelect } from '../../ui/unit-select.tsx'
import styles from './receptions.module.css'

type Fields = { unitId: string; fromAt: Date; minutes: number; place: string; theme?: string }
export const lengths = [60, 90, 120, 150, 180, 240] as const
export const endOf = (fromAt: Date, minutes: number) => new Date(new Date(fromAt).getTime() + minutes * 60_000)

/** Plans a day: where, when, how long. The month's duty to plan is met by it when it is in time (4.1.1). */
export function PlanForm({ done, cancel }: { done: (day: ReceptionPage) => void; cancel: () => void }) {
  const { t } = useTranslation('receptions')
  const me = useMe()
  const now = useNow()
  const units = useAsk(listUnits, {}, { staleMilliseconds: 10 * 60_000 }).data ?? []
  const isOutlet = units.some(({ id, kind }) => id === me.unit.id && kind === 'outlet')
  return (
    <div className={styles.plan}>
      <ActForm
        endpoint={planReception}
        draft="reception.plan"
        start={{
          ...(isOutlet && { unitId: me.unit.id }),
          fromAt: momentOf(dayAfter(dayOf(now), 14), '09:00'),
          minutes: 120,
        }}
        input={({ unitId, fromAt, minutes, place, theme }: Fields) => ({
          outlet: units.find(({ id }) => id === unitId)?.code ?? me.unit.code,
          fromAt: new Date(fromAt),
          untilAt: endOf(fromAt, minutes),
          place,
          theme: theme ?? '',
        })}
        done={done}
        cancel={cancel}
        says={t('plan.says')}
        submit={t('plan.submit')}
      >
        <div className={styles.fields}>
          <Form.Item
            name="unitId"
            label={t('plan.outlet')}
            rules={[{ required: true, message: t('plan.outletMissing') }]}
          >
            <UnitSelect />
          </Form.Item>
          <TimeFields />
          <Form.Item
            name="place"
            label={t('plan.place')}
            className={styles.grow ?? ''}
            rules={[{ required: true, whitespace: true, min: 2, message: t('plan.placeMissing') }]}
          >
            <Input maxLength={120} placeholder={t('plan.placeHint')} />
          </Form.Item>
          <Form.Item name="theme" label={t('plan.theme')} className={styles.grow ?? ''}>
            <Input maxLength={200} placeholder={t('plan.themeHint')} />
          </Form.Item>
        </div>
      </ActForm>
    </div>
  )
}

/** When it begins and how long it lasts. A draft keeps moments as text. */
export function TimeFields() {
  const { t } = useTranslation('receptions')
  const now = useNow()
  return (
    <>
      <Form.Item
        name="fromAt"
        label={t('plan.from')}
        getValueProps={(value) => ({ value: value && new Date(value as Date) })}
      >
        <MomentField dayLabel={t('plan.day')} timeLabel={t('plan.time')} min={dayOf(now)} />
      </Form.Item>
      <Form.Item name="minutes" label={t('plan.length')}>
        <Select options={lengths.map((value) => ({ value, label: t('plan.minutes', { count: value }) }))} />
      </Form.Item>
    </>
  )
}
