import { useTranslation } from 'react-i18next'
import { withdrawCase } from '#contract/cases.ts'
import { useChoices } from '../../../lib/use-word.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { reason: string }

export function WithdrawForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={withdrawCase}
      draft={`withdraw.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      says={t('withdraw.says')}
      submit={t('withdraw.submit')}
    >
      <ReasonField usual={useChoices('withdrawalReasons')} />
    </ActForm>
  )
}
