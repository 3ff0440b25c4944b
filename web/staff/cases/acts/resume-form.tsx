import { useTranslation } from 'react-i18next'
import { resumeCase } from '#contract/cases.ts'
import { useWord } from '../../../lib/use-word.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { note?: string }

export function ResumeForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  const word = useWord()
  return (
    <ActForm
      endpoint={resumeCase}
      draft={`resume.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, note: fields.note ?? '' })}
      done={done}
      cancel={cancel}
      says={current.pausedGround && t('resume.says', { ground: word('pauseGrounds', current.pausedGround) })}
      submit={t('resume.submit')}
    >
      <NoteField label={t('resume.note')} isOptional rows={2} />
    </ActForm>
  )
}
