import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  announceReception,
  bookAppointment,
  cancelReception,
  moveReception,
  type ReceptionPage,
} from '#contract/receptions.ts'
import { dayOf } from '../../lib/moments.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { endOf, TimeFields } from './plan-form.tsx'
import styles from './reception-page.module.css'

type Props = { day: ReceptionPage; done: () => void }
const places = ['outlet', 'app', 'wechat', 'web', 'phone'] as const

export function AnnounceForm({ day, done }: Props) {
  const { t } = useTranslation('receptions')
  return (
    <ActForm
      endpoint={announceReception}
      draft={`reception.announce.${day.id}`}
      start={{ where: ['outlet'] as (typeof places)[number][] }}
      input={({ where }: { where: (typeof places)[number][] }) => ({ id: day.id, where })}
      done={done}
      cancel={done}
      says={t('announceSays')}
      submit={t('act.announce')}
    >
      <Form.Item name="where" label={t('announceWhere')} rules={[{ required: true, message: t('announceMissing') }]}>
        <Checkbox.Group options={places.map((value) => ({ value, label: t(`where.${value}`) }))} />
      </Form.Item>
    </ActForm>
  )
}

type MoveFields = { fromAt: Date; minutes: number; reason: string }

export function MoveForm({ day, done }: Props) {
  const { t } = useTranslation('receptions')
  const minutes = (day.untilAt.getTime() - day.fromAt.getTime()) / 60_000
  return (
    <ActForm
      endpoint={moveReception}
      draft={`reception.move.${day.id}`}
      start={{ fromAt: day.fromAt, minutes }}
      input={({ fromAt, minutes, reason }: MoveFields) => ({
        id: day.id,
        fromAt: new Date(fromAt),
        untilAt: endOf(fromAt, minutes),
        reason,
      })}
      done={done}
      cancel={done}
      says={t('moveSays')}
      submit={t('act.move')}
    >
      <div className={styles.pair}>
        <TimeFields />
      </div>
      <ReasonField />
    </ActForm>
  )
}

export function CancelForm({ day, done }: Props) {
  const { t } = useTranslation('receptions')
  return (
    <ActForm
      endpoint={cancelReception}
      draft={`reception.cancel.${day.id}`}
      input={({ reason }: { reason: string }) => ({ id: day.id, reason })}
      done={done}
      cancel={done}
      says={t('cancelSays')}
      submit={t('act.cancel')}
    >
      <ReasonField />
    </ActForm>
  )
}

type BookFields = { at: Date; name: string; phone?: string; customer?: string; topic?: string }

export function BookForm({ day, done }: Props) {
  const { t } = useTranslation('receptions')
  const on = dayOf(day.fromAt)
  return (
    <ActForm
      endpoint={bookAppointment}
      draft={`reception.book.${day.id}`}
      start={{ at: day.fromAt }}
      input={({ at, name, phone, customer, topic }: BookFields) => ({
        ...{ id: day.id, name, topic: topic ?? '' },
        at: new Date(at),
        ...(phone && { phone }),
        ...(customer && { customer }),
      })}
      done={done}
      cancel={done}
      submit={t('act.book')}
    >
      <div className={styles.pair}>
        <Form.Item
          name="at"
          label={t('book.at')}
          getValueProps={(value) => ({ value: value && new Date(value as Date) })}
        >
          <MomentField dayLabel={t('plan.day')} timeLabel={t('plan.time')} min={on} max={on} stepMinutes={10} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('book.name')}
          rules={[{ required: true, whitespace: true, message: t('book.nameMissing') }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('book.phone')}>
          <Input maxLength={30} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="customer" label={t('book.customer')}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="topic" label={t('book.topic')}>
        <Input maxLength={400} />
      </Form.Item>
    </ActForm>
  )
}
