import { useTranslation } from 'react-i18next'
import { noteCase } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { text: string }

export function NoteForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={noteCase}
      draft={`note.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      submit={t('note.submit')}
    >
      <NoteField name="text" label={t('note.text')} min={1} />
    </ActForm>
  )
}
