import { useTranslation } from 'react-i18next'
import { followUpCase } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import { WayField } from '../../../ui/way-field.tsx'
import type { ActProps } from './act-props.ts'

const ways = ['phone', 'sms', 'in-person', 'online'] as const
type Fields = { way: (typeof ways)[number]; note: string }

export function FollowUpForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={followUpCase}
      draft={`follow-up.${current.id}`}
      start={{ way: 'phone' }}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      submit={t('followUp.submit')}
    >
      <WayField ways={ways} />
      <NoteField label={t('followUp.note')} placeholder={t('followUp.hint')} />
    </ActForm>
  )
}
