import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { closeReception, type ReceptionPage } from '#contract/receptions.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { NoteField } from '../../ui/note-field.tsx'

type Fields = { minutes?: string; hadNobody?: boolean }

/** The day was held. A day without a visitor says that nobody came; it is never passed over in silence. */
export function CloseForm({ day, done }: { day: ReceptionPage; done: () => void }) {
  const { t } = useTranslation('receptions')
  const isNobody = day.matters === 0
  return (
    <ActForm
      endpoint={closeReception}
      draft={`reception.close.${day.id}`}
      start={{ minutes: day.minutes }}
      input={({ minutes, hadNobody }: Fields) => ({
        id: day.id,
        minutes: minutes ?? '',
        hadNobody: hadNobody ?? false,
      })}
      done={done}
      cancel={done}
      says={isNobody ? t('closeNobodySays') : t('closeSays', { count: day.matters })}
      submit={t('act.close')}
    >
      {isNobody && (
        <Form.Item name="hadNobody" valuePropName="checked">
          <Checkbox>{t('hadNobody')}</Checkbox>
        </Form.Item>
      )}
      <NoteField name="minutes" label={t('minutes')} isOptional rows={4} />
    </ActForm>
  )
}
