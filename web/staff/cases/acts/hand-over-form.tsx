import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { handOverCase } from '#contract/cases.ts'
import { useChoices } from '../../../lib/use-word.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import { StaffSelect } from '../../../ui/staff-select.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { toId: string; reason: string }

export function HandOverForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={handOverCase}
      draft={`hand-over.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      says={t('handOver.says')}
      submit={t('handOver.submit')}
    >
      <Form.Item name="toId" label={t('handOver.to')} rules={[{ required: true, message: t('handOver.missing') }]}>
        <StaffSelect />
      </Form.Item>
      <ReasonField usual={useChoices('handOverReasons')} />
    </ActForm>
  )
}
