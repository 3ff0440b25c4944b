import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { analyseCase } from '#contract/cases.ts'
import { useSay } from '../../../lib/language.ts'
import { manualWords } from '../../../lib/manual-words.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { rootCause: string; note: string }

/** Manual 4.3: without a root cause there is no reply. */
export function AnalyseForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  const say = useSay()
  const causes = manualWords.rootCauses.map(({ name, children }) => ({
    label: say(name),
    options: children.map((child) => ({ value: child.id, label: say(child.name) })),
  }))
  return (
    <ActForm
      endpoint={analyseCase}
      draft={`analyse.${current.id}`}
      start={current.rootCause ? { rootCause: current.rootCause } : {}}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      submit={t('analyse.submit')}
    >
      <Form.Item
        name="rootCause"
        label={t('analyse.cause')}
        rules={[{ required: true, message: t('analyse.missing') }]}
      >
        <Select options={causes} showSearch={{ optionFilterProp: 'label' }} placeholder={t('analyse.choose')} />
      </Form.Item>
      <NoteField label={t('analyse.note')} placeholder={t('analyse.hint')} />
    </ActForm>
  )
}
