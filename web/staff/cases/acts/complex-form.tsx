import { useTranslation } from 'react-i18next'
import { markComplex } from '#contract/cases.ts'

import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { reason: string }

export function ComplexForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={markComplex}
      draft={`complex.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      says={t('complex.says')}
      submit={t('complex.submit')}
    >
      <ReasonField />
    </ActForm>
  )
}
