import { useTranslation } from 'react-i18next'
import { takeCase } from '#contract/cases.ts'
import { onlyId } from '../../../lib/only-id.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import type { ActProps } from './act-props.ts'

export function TakeForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  return (
    <ActForm
      endpoint={takeCase}
      draft={`take.${current.id}`}
      input={() => onlyId(current.id)}
      done={done}
      cancel={cancel}
      says={t('take.says')}
      submit={t('take.submit')}
    >
      {null}
    </ActForm>
  )
}
