import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CalendarForesight, followCalendar } from '#contract/calendars.ts'
import { useAct } from '../../../lib/ask.ts'
import { Refused } from '../../../ui/refused.tsx'
import { UnitSelect } from '../../../ui/unit-select.tsx'
import styles from '../administration.module.css'
import { Foreseen } from './foreseen.tsx'

type Fields = { name: string; unitId: string }
type Props = { calendars: { value: string; label: string }[]; done: () => void }

/** Which calendar a unit with all below it follows; its running dates move with it, after they were seen. */
export function FollowForm({ calendars, done }: Props) {
  const { t } = useTranslation('administration')
  const [seen, setSeen] = useState<CalendarForesight>()
  const [asked, setAsked] = useState<Fields>()
  const act = useAct(followCalendar, { done: setSeen })
  const required = [{ required: true, message: t('required') }]
  const foresee = (fields: Fields) => {
    setAsked(fields)
    act.mutate({ ...fields, isConfirmed: false })
  }
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={foresee} onValuesChange={() => setSeen(undefined)}>
      <p className={styles.says}>{t('calendar.followSays')}</p>
      <Form.Item name="unitId" label={t('person.unit')} rules={required}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="name" label={t('calendar.choose')} rules={required}>
        <Select options={calendars} />
      </Form.Item>
      <Refused error={act.error} />
      {seen && <Foreseen seen={seen} />}
      <div className={styles.acts} style={{ margin: 0 }}>
        {!seen?.isDone && (
          <Button htmlType="submit" loading={act.isPending}>
            {t('calendar.foresee')}
          </Button>
        )}
        {seen && !seen.isDone && (
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => asked && act.mutate({ ...asked, isConfirmed: true })}
          >
            {t('calendar.followConfirm')}
          </Button>
        )}
        {seen?.isDone && (
          <Button type="primary" onClick={done}>
            {t('close')}
          </Button>
        )}
      </div>
    </Form>
  )
}
