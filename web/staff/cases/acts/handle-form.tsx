import { Checkbox, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { handleCase } from '#contract/cases.ts'
import { useChoices } from '../../../lib/use-word.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { measure: string; note: string; isFinished?: boolean }

export function HandleForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  const measures = useChoices('measures')
  const isEmergency = current.stage === 'analyse'
  return (
    <ActForm
      endpoint={handleCase}
      draft={`handle.${current.id}`}
      start={isEmergency ? {} : { isFinished: true }}
      input={({ isFinished = false, ...fields }: Fields) => ({ id: current.id, ...fields, isFinished })}
      done={done}
      cancel={cancel}
      says={isEmergency && t('handle.emergency')}
      submit={t('handle.submit')}
    >
      <Form.Item name="measure" label={t('handle.measure')} rules={[{ required: true, message: t('handle.missing') }]}>
        <Select options={measures} showSearch={{ optionFilterProp: 'label' }} placeholder={t('handle.choose')} />
      </Form.Item>
      <NoteField label={t('handle.note')} />
      {!isEmergency && (
        <Form.Item name="isFinished" valuePropName="checked">
          <Checkbox>{t('handle.finished')}</Checkbox>
        </Form.Item>
      )}
    </ActForm>
  )
}
