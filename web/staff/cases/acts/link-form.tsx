import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { linkCase } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { CaseSelect } from '../../../ui/case-select.tsx'
import type { ActProps } from './act-props.ts'

const kinds = ['related', 'same'] as const
type Fields = { otherId: string; kind: (typeof kinds)[number] }

export function LinkForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={linkCase}
      draft={`link.${current.id}`}
      start={{ kind: 'related' }}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      submit={t('link.submit')}
    >
      <Form.Item name="otherId" label={t('link.other')} rules={[{ required: true, message: t('link.missing') }]}>
        <CaseSelect except={current.id} />
      </Form.Item>
      <Form.Item name="kind" label={t('link.kind')}>
        <Radio.Group optionType="button" options={kinds.map((value) => ({ value, label: t(`link.${value}`) }))} />
      </Form.Item>
    </ActForm>
  )
}
