import { useTranslation } from 'react-i18next'
import { markInvalid } from '#contract/cases.ts'

import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { reason: string }

export function InvalidForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={markInvalid}
      draft={`invalid.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      says={t('invalid.says')}
      submit={t('invalid.submit')}
    >
      <ReasonField />
    </ActForm>
  )
}
