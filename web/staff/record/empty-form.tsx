import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { type BoxEmptying, emptyBox } from '#contract/boxes.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { dayOf } from '../../lib/moments.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { StaffSelect } from '../../ui/staff-select.tsx'
import styles from './box-bar.module.css'

type Fields = { emptiedAt: Date; emptiedById?: string; slipCount: number }
type Props = { outlet: string; done: (emptying: BoxEmptying) => void; cancel: () => void }

/** Manual 4.1.1: when the box was emptied, by whom, and how many slips lay in it. */
export function EmptyForm({ outlet, done, cancel }: Props) {
  const { t } = useTranslation('record')
  const now = useNow()
  return (
    <div className={styles.form}>
      <ActForm
        endpoint={emptyBox}
        draft={`box.${outlet}.${dayOf(now)}`}
        start={{ emptiedAt: new Date(Math.floor(now.getTime() / 60_000) * 60_000), slipCount: 0 }}
        input={({ emptiedAt, emptiedById, slipCount }: Fields) => ({
          ...{ outlet, slipCount, note: '' },
          emptiedAt: new Date(emptiedAt),
          ...(emptiedById && { emptiedById }),
        })}
        done={done}
        cancel={cancel}
        says={t('box.says')}
        submit={t('box.submit')}
      >
        <div className={styles.fields}>
          <Form.Item
            name="emptiedAt"
            label={t('box.when')}
            getValueProps={(value) => ({ value: value && new Date(value) })}
          >
            <MomentField dayLabel={t('box.day')} timeLabel={t('box.time')} max={dayOf(now)} stepMinutes={10} />
          </Form.Item>
          <Form.Item name="emptiedById" label={t('box.who')}>
            <StaffSelect />
          </Form.Item>
          <Form.Item name="slipCount" label={t('box.count')}>
            <InputNumber min={0} max={500} autoFocus />
          </Form.Item>
        </div>
      </ActForm>
    </div>
  )
}
