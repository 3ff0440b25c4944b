import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { planCase } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { text: string; isAnnounced: boolean }

/** Manual 4.2.2: grade II improves by a plan, grade I announces one. */
export function PlanForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  const mustAnnounce = current.grade === 'I'
  return (
    <ActForm
      endpoint={planCase}
      draft={`plan.${current.id}`}
      start={{ isAnnounced: false }}
      input={({ text, isAnnounced }: Fields) => ({ id: current.id, text, isAnnounced: mustAnnounce || isAnnounced })}
      done={done}
      cancel={cancel}
      says={mustAnnounce && t('plan.mustAnnounce')}
      submit={t('plan.submit')}
    >
      <NoteField name="text" label={t('plan.text')} placeholder={t('plan.hint')} min={4} rows={4} />
      {!mustAnnounce && (
        <Form.Item name="isAnnounced" valuePropName="checked">
          <Checkbox>{t('plan.announced')}</Checkbox>
        </Form.Item>
      )}
    </ActForm>
  )
}
