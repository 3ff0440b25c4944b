import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { checkLookBack } from '#contract/feedback.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { NoteField } from '../../ui/note-field.tsx'

type Fields = { passed: boolean; finding: string }
type Props = { lookBackId: string; done: () => void; cancel: () => void }

/** Manual 4.3: looked at again, against cosmetic fixes; passed or not, and what was found. */
export function CheckForm({ lookBackId, done, cancel }: Props) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={checkLookBack}
      draft={`look-back.${lookBackId}`}
      input={(fields: Fields) => ({ id: lookBackId, ...fields })}
      done={done}
      cancel={cancel}
      says={t('lookBack.says')}
      submit={t('lookBack.submit')}
    >
      <Form.Item
        name="passed"
        label={t('lookBack.verdict')}
        rules={[{ required: true, message: t('lookBack.missing') }]}
      >
        <Radio.Group
          optionType="button"
          options={[
            { value: true, label: t('lookBack.passed') },
            { value: false, label: t('lookBack.failed') },
          ]}
        />
      </Form.Item>
      <NoteField name="finding" label={t('lookBack.finding')} min={4} max={4000} />
    </ActForm>
  )
}
