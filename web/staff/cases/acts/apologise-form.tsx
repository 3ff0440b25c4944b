import { useTranslation } from 'react-i18next'
import { apologiseInCase } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import { WayField } from '../../../ui/way-field.tsx'
import type { ActProps } from './act-props.ts'

const ways = ['phone', 'sms', 'in-person'] as const
type Fields = { way: (typeof ways)[number]; text: string }

export function ApologiseForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={apologiseInCase}
      draft={`apologise.${current.id}`}
      start={{ way: 'phone' }}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      says={t('apologise.says')}
      submit={t('apologise.submit')}
    >
      <WayField ways={ways} />
      <NoteField name="text" label={t('apologise.text')} min={4} />
    </ActForm>
  )
}
