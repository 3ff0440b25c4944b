import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { answerTicket, type Ticket } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'

type Fields = { answer: string; isSolved: boolean }

export function TicketAnswerForm({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={answerTicket}
      draft={`answer-ticket.${ticket.id}`}
      start={{ isSolved: true }}
      input={(fields: Fields) => ({ id: ticket.id, ...fields })}
      done={close}
      cancel={close}
      submit={t('answerTicket.submit')}
    >
      <NoteField name="answer" label={t('answerTicket.answer')} />
      <Form.Item name="isSolved" label={t('answerTicket.verdict')}>
        <Radio.Group
          options={[
            { value: true, label: t('answerTicket.solved') },
            { value: false, label: t('answerTicket.unsolved') },
          ]}
        />
      </Form.Item>
    </ActForm>
  )
}
