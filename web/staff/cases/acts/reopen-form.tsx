import { useTranslation } from 'react-i18next'
import { reopenCase } from '#contract/cases.ts'

import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { reason: string }

export function ReopenForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={reopenCase}
      draft={`reopen.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      says={t('reopen.says')}
      submit={t('reopen.submit')}
    >
      <ReasonField />
    </ActForm>
  )
}
