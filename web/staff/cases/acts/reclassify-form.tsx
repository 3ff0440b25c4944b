import { useTranslation } from 'react-i18next'
import { askReclassify } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { reason: string }

export function ReclassifyForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={askReclassify}
      draft={`reclassify.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, isComplaint: !current.isComplaint, ...fields })}
      done={done}
      cancel={cancel}
      says={t(current.isComplaint ? 'reclassify.toEnquiry' : 'reclassify.toComplaint')}
      submit={t(current.isComplaint ? 'reclassify.ask' : 'reclassify.submit')}
    >
      <ReasonField />
    </ActForm>
  )
}
