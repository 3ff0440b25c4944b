import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CalendarForesight, loadCalendarYear } from '#contract/calendars.ts'
import { useAct } from '../../../lib/ask.ts'
import { Refused } from '../../../ui/refused.tsx'
import styles from '../administration.module.css'
import { FileField } from '../parts/file-field.tsx'
import { Foreseen } from './foreseen.tsx'

type Fields = { name: string; year: number; source: string; file: string }

/** A year's notice: first which running dates would move, then it is in force. */
export function LoadForm({ name, year, done }: { name: string; year: number; done: () => void }) {
  const { t } = useTranslation('administration')
  const [seen, setSeen] = useState<CalendarForesight>()
  const [asked, setAsked] = useState<Fields>()
  const act = useAct(loadCalendarYear, { done: setSeen })
  const required = [{ required: true, message: t('required') }]
  const foresee = (fields: Fields) => {
    setAsked(fields)
    act.mutate({ ...fields, isConfirmed: false })
  }
  return (
    <>
      <p className={styles.says}>{t('calendar.loadSays')}</p>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ name, year }}
        onFinish={foresee}
        onValuesChange={() => setSeen(undefined)}
      >
        <div className={styles.fields}>
          <Form.Item name="name" label={t('calendar.name')} rules={required} extra={t('calendar.nameSays')}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="year" label={t('calendar.year')} rules={required}>
            <InputNumber min={2000} max={2100} />
          </Form.Item>
        </div>
        <Form.Item name="source" label={t('calendar.source')} rules={required} extra={t('calendar.sourceSays')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="file" label={t('file.choose')} rules={required} extra={t('calendar.fileSays')}>
          <FileField accept=".csv,.ics,text/csv,text/calendar" />
        </Form.Item>
        <Refused error={act.error} />
        {seen && <Foreseen seen={seen} />}
        <div className={styles.acts} style={{ margin: 0 }}>
          {!seen?.isDone && (
            <Button htmlType="submit" loading={act.isPending}>
              {t('calendar.foresee')}
            </Button>
          )}
          {seen && !seen.isDone && seen.problems.length === 0 && (
            <Button
              type="primary"
              loading={act.isPending}
              onClick={() => asked && act.mutate({ ...asked, isConfirmed: true })}
            >
              {t('calendar.confirm', { count: seen.days })}
            </Button>
          )}
          {seen?.isDone && (
            <Button type="primary" onClick={done}>
              {t('close')}
            </Button>
          )}
        </div>
      </Form>
    </>
  )
}
