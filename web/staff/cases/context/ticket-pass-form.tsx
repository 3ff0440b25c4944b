import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { passTicket, type Ticket } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import { UnitSelect } from '../../../ui/unit-select.tsx'

type Fields = { unitId: string; reason: string }

export function TicketPassForm({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={passTicket}
      draft={`pass-ticket.${ticket.id}`}
      input={(fields: Fields) => ({ id: ticket.id, ...fields })}
      done={close}
      cancel={close}
      says={t('passTicket.says')}
      submit={t('passTicket.submit')}
    >
      <Form.Item name="unitId" label={t('passTicket.unit')} rules={[{ required: true, message: t('ticket.missing') }]}>
        <UnitSelect departmentsFirst />
      </Form.Item>
      <ReasonField />
    </ActForm>
  )
}
