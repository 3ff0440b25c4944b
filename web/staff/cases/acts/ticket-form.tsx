import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { openTicket } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import { UnitSelect } from '../../../ui/unit-select.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { unitId: string; question: string }

/** Manual 2.2.2: another department answers, with the whole context and a clock of its own. */
export function TicketForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={openTicket}
      draft={`tickets.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      says={t('ticket.says')}
      submit={t('ticket.submit')}
    >
      <Form.Item name="unitId" label={t('ticket.unit')} rules={[{ required: true, message: t('ticket.missing') }]}>
        <UnitSelect departmentsFirst />
      </Form.Item>
      <NoteField name="question" label={t('ticket.question')} min={4} placeholder={t('ticket.hint')} />
    </ActForm>
  )
}
