import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { mergeCase } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { CaseSelect } from '../../../ui/case-select.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { intoId: string; reason: string }

export function MergeForm({ current, of, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={mergeCase}
      draft={`merge.${current.id}`}
      {...(of !== null && { start: { intoId: of } })}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      says={t('merge.says')}
      submit={t('merge.submit')}
    >
      <Form.Item name="intoId" label={t('merge.into')} rules={[{ required: true, message: t('merge.missing') }]}>
        <CaseSelect except={current.id} />
      </Form.Item>
      <ReasonField />
    </ActForm>
  )
}
