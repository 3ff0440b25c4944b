import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { verifyCase } from '#contract/cases.ts'
import { useWord } from '../../../lib/use-word.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import { WayField } from '../../../ui/way-field.tsx'
import type { ActProps } from './act-props.ts'

const ways = ['phone', 'in-person', 'online'] as const
const outcomes = ['solved', 'not-solved', 'unreachable'] as const
type Fields = { outcome: (typeof outcomes)[number]; way: (typeof ways)[number]; note: string }

/** Manual 4.3: the customer is asked; whoever the complaint is about does not ask. */
export function VerifyForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  const word = useWord()
  return (
    <ActForm
      endpoint={verifyCase}
      draft={`verify.${current.id}`}
      start={{ way: 'phone' }}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      says={t('verify.says')}
      submit={t('verify.submit')}
    >
      <Form.Item name="outcome" label={t('verify.outcome')} rules={[{ required: true, message: t('verify.missing') }]}>
        <Radio.Group
          optionType="button"
          options={outcomes.map((value) => ({ value, label: word('verificationOutcomes', value) }))}
        />
      </Form.Item>
      <WayField ways={ways} />
      <NoteField label={t('verify.note')} />
    </ActForm>
  )
}
